"""French: its rules with their sources, its lexicon and the words a French book uses of itself."""
