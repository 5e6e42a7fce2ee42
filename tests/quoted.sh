# Sourced by the tests of pages that quote commands: after lib.sh.
#
# A page quotes a command in a block `console`, whose first line is `$ opgave …` (README says
# `build/release/opgave`); long ones go on behind a `\`. What stands below is what the command prints, all of it; or the
# paragraphs whose first lines begin with one of the texts that a comment right before the block names:
#
#     <!-- shows: Benodigde reserve | Geld -->
#
# with a line `…` where something is left out. `<!-- ends: 2 -->` before it tells the exit status that the command has,
# if that is not 0. A comment `<!-- file: NAME -->` before a block says that the reader saves the block under that name.
# Whatever is quoted otherwise than it is printed fails. With `--update` behind the program the page is written anew.

# paragraphs TEXTS <OUTPUT: those whose first line begins with one of TEXTS ("a | b"), all for an empty TEXTS.
paragraphs() {
    awk -v texts="$1" '
        BEGIN { count = split(texts, text, / *\| */); RS = ""; ORS = "" }
        texts == "" { print (NR > 1 ? "\n" : "") $0 "\n"; next }
        {
            wanted = 0
            line = $0
            sub(/^ +/, "", line)
            for (i = 1; i <= count; i++)
                if (index(line, text[i]) == 1) { wanted = 1; found[i] = 1 }
            if (!wanted) { gap = 1; next }
            print (gap ? "…\n" : any ? "\n" : "") $0 "\n"
            any = 1
            gap = 0
        }
        END {
            if (texts == "") exit
            if (gap) print "…\n"
            for (i = 1; i <= count; i++)
                if (!found[i]) { print text[i] "\n" > "/dev/stderr"; exit 1 }
        }'
}

# answer COMMAND STATUS TEXTS: what the page should quote of it, in $tmp/quote.
answer() {
    words=$(printf '%s' "$1" | sed 's/^build\/release\///; s/^opgave //')
    case $1 in *opgave\ *) ;; *) fail "the page quotes another command: $1" ;; esac
    (
        cd "$tmp/reader" || exit 1
        eval "set -- $words"
        "$opgave" "$@" </dev/null
    ) >"$tmp/said" 2>&1
    got=$?
    [ "$got" = "$2" ] || fail "$1 ended with $got, not $2: $(head -c 2000 "$tmp/said")"
    paragraphs "$3" <"$tmp/said" >"$tmp/quote" 2>"$tmp/missing" ||
        fail "$1 prints no paragraph that begins with: $(cat "$tmp/missing")"
}

# quoted PAGE: runs every command that the page quotes and writes $tmp/page, the page as it should be. $tmp/reader is the
# folder in which the reader works.
quoted() {
    texts='' status=0 file='' command='' commands=0 state=text
    : >"$tmp/page"
    while IFS= read -r line; do
        case $state:$line in
        text:'<!-- shows: '*) texts=${line#'<!-- shows: '} texts=${texts%' -->'} ;;
        text:'<!-- ends: '*) status=${line#'<!-- ends: '} status=${status%' -->'} ;;
        text:'<!-- file: '*) file=${line#'<!-- file: '} file=${file%' -->'} ;;
        text:'```console') state=command command='' ;;
        text:'```'?*)
            state=other
            [ -z "$file" ] || { state=file && : >"$tmp/reader/$file"; }
            ;;
        text:*) ;;
        command:*)
            command="$command${line#'$ '}"
            case $command in
            *'\') command=${command%'\'} ;;
            *) state=output ;;
            esac
            ;;
        *:'```')
            if [ $state = output ]; then
                answer "$command" "$status" "$texts"
                cat "$tmp/quote" >>"$tmp/page"
                commands=$((commands + 1)) texts='' status=0
            fi
            state=text file=''
            ;;
        output:*) continue ;;
        file:*) printf '%s\n' "$line" >>"$tmp/reader/$file" ;;
        esac
        printf '%s\n' "$line" >>"$tmp/page"
    done <"$1"
    [ $state = text ] || fail "$1: a block has no end"
}

# quotes PAGE [--update]: the page quotes what its commands print.
quotes() {
    quoted "$1"
    [ "$commands" -gt 0 ] || fail "$1 quotes no command"
    if [ "${2-}" = --update ]; then
        cp "$tmp/page" "$1"
    else
        diff -u "$1" "$tmp/page" || fail "$1 quotes otherwise than is printed ($0 OPGAVE --update writes it anew)"
    fi
}
