// Judges PDF files by veraPDF: java VeraPdf.java PROFILE[,PROFILE ...] FILE ...
// For each file and profile (such as ua1 or 3a) prints a line "PASS|FAIL, profile, number of checks, file", and for
// each rule that is broken a line "RULE, clause, number of failures, what it says, where it failed first"; parted by tabs.

import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraPdf {
    private static final int MOST_FAILURES = 100;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        VeraGreenfieldFoundryProvider.initialise();
        for (int index = 1; index < arguments.length; index++) {
            for (String profile : arguments[0].split(",")) {
                print(out, profile, arguments[index]);
            }
        }
    }

    private static void print(PrintStream out, String profile, String path) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, MOST_FAILURES, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            String state = result.isCompliant() ? "PASS" : "FAIL";
            out.println(String.join("\t", state, profile, String.valueOf(result.getTotalAssertions()), path));
            Map<String, Integer> counts = new LinkedHashMap<>();
            Map<String, String> told = new LinkedHashMap<>();
            for (TestAssertion failure : result.getTestAssertions()) {
                String rule = failure.getRuleId().getClause() + "-" + failure.getRuleId().getTestNumber();
                counts.merge(rule, 1, Integer::sum);
                told.putIfAbsent(rule, failure.getMessage() + "\t" + failure.getLocation().getContext());
            }
            counts.forEach((rule, count) -> out.println(
                    String.join("\t", "RULE", rule, String.valueOf(count), told.get(rule).replace('\n', ' '))));
        }
    }
}
