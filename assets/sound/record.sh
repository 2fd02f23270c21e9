#!/usr/bin/env bash
# Speaks the words of the sound codes, one file for each voice, and writes down where each word lies.
#
#   assets/sound/record.sh        writes *.wav and words.tsv beside itself
#
# The voices are flite's (Carnegie Mellon University), made to be shipped with programs: their licence lets anybody
# use, change and sell what they say, and LICENSE.flite beside this file is that licence. Nothing else goes in.
# Needs Debian's packages flite and sox. Eight thousand µ-law samples a second are the sound of a telephone, which
# these words were chosen for; any player plays the files.
set -euo pipefail
cd "$(dirname "$0")"

readonly VOICES=(awb kal16 rms slt)
# What is typed, and what is said for it: a digit by its name, a letter by a word that begins with it. The first is
# the radio alphabet's (ICAO Annex 10), the second an everyday word. No other word than X-ray begins with a heard X.
readonly WORDS=(2:two 3:three 6:six 9:nine A:alpha A:apple E:echo E:elephant M:mike M:monday P:papa P:paper
    T:tango T:tiger U:uniform U:umbrella W:whiskey W:winter X:x-ray)
# Silence is what lies so far below the loudest sample; short pauses inside a word are none.
readonly TRIM=(silence 1 0.01 0.8% reverse silence 1 0.01 0.8% reverse)

spoken=$(mktemp -d)
trap 'rm -r "$spoken"' EXIT
printf 'voice\tletter\tword\tstart\tlength\n' >words.tsv

for voice in "${VOICES[@]}"; do
    files=() start=0
    for pair in "${WORDS[@]}"; do
        word=${pair#*:} file=$spoken/$voice-${pair#*:}.wav
        flite -voice "$voice" --setf duration_stretch=1.3 -t "$word" -o "$spoken/whole.wav"
        sox "$spoken/whole.wav" -r 8000 -c 1 -b 16 "$file" highpass 90 gain -n -1 "${TRIM[@]}" fade t 0.004 reverse fade t 0.012 reverse gain -n -1
        length=$(soxi -s "$file")
        printf '%s\t%s\t%s\t%d\t%d\n' "$voice" "${pair%%:*}" "$word" "$start" "$length" >>words.tsv
        start=$((start + length))
        files+=("$file")
    done
    sox "${files[@]}" -e mu-law -b 8 "$voice.wav"
done
