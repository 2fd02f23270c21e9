#!/usr/bin/env bash
# What deploy/README.md tells people to write, for the shell tests that try it.

# The lines of the n-th block of a language.
lines_of() {
    awk -v fence="\`\`\`$1" -v nth="$2" '
        $0 == "```" { inside = 0 }
        inside { print }
        $0 == fence && ++found == nth { inside = 1 }' deploy/README.md
}
