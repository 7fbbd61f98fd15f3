"""The shapes that the stages hand to one another; they hold no rule, no language and never touch the disk."""
