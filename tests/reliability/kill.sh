#!/usr/bin/env bash
# Kills the program at random moments of a first start, an import, an index being built, changes for
# all and for one server, and a backup, and looks at what is left: a sound database that holds all of a step or nothing of it.
#
#   tests/reliability/kill.sh BINARY [KILLS]
#
# Needs sqlite3. Prints one line for each kind of step, and fails at the first thing that is wrong.
set -u
bin=$(realpath "${1:?the program}")
kills=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export YOUCHENG_WHO=reliability
declare -A done_ none_ all_
steps=(start import index change server backup)
for step in "${steps[@]}"; do done_[$step]=0 none_[$step]=0 all_[$step]=0; done

die() { echo "FAILED: $*" >&2; exit 1; }
# A process that was killed may hold its lock for a moment longer.
sqlite() { sqlite3 -cmd ".timeout 10000" "$@"; }
sql() { sqlite "$1/youcheng.db" "$2"; }
youcheng() { "$bin" --data-dir "$1" "${@:2}"; }
now() { date +%s%N; }

# What stands before each kill: the shipped facts, and a source for the import.
youcheng "$work/base" data add source id=list publisher=P title=T lang=en --why test >/dev/null || die "first start"
sql "$work/base" "PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
ties=$(sql "$work/base" "SELECT count(*) FROM partnerships")
{
    echo city1,country1,city2,country2
    for n in $(seq 1500); do echo "Xiamen,China,Newtown $n,Japan"; done
} >"$work/pairs.csv"

question="challenges of city diplomacy"
quoted=$(youcheng "$work/base" cite "$question") || die "cite"
rm -rf "$work/base/index"

begin() { # the step in the background
    case $1 in
        start) youcheng "$2" data stats ;;
        import) youcheng "$2" data import "$work/pairs.csv" --source list --new-places accept ;;
        change) for n in 1 2 3; do
            youcheng "$2" data add partnership cn=Xiamen partner=Kobe since=200$n source=list --why "$n"
            youcheng "$2" data retire partnership Xiamen Kobe --why "$n"
        done ;;
        index) youcheng "$2" cite "$question" ;;
        server) youcheng "$2" --server 7 data add partnership cn=Xiamen partner=Kobe source=list --why test ;;
        backup) youcheng "$2" backup "$work/backup.db" --force ;;
    esac >/dev/null 2>&1
}

fresh() { # the state before the step
    rm -rf "$work/run" "$work/backup.db"
    mkdir "$work/run"
    [ "$1" = start ] || cp "$work/base/youcheng.db" "$work/run/"
}

sound() {
    [ "$(sqlite "$1" 'PRAGMA integrity_check')" = ok ] || die "$2: $1 is damaged"
    [ -z "$(sqlite "$1" 'PRAGMA foreign_key_check')" ] || die "$2: a row of $1 refers to nothing"
}

look() { # what the kill has left
    local dir=$work/run found
    [ -f "$dir/youcheng.db" ] && sound "$dir/youcheng.db" "$1"
    case $1 in
        start) found=$(sql "$dir" "SELECT count(*) FROM sqlite_schema" 2>/dev/null || echo 0)
            if [ "${found:-0}" = 0 ]; then none_[start]=$((none_[start] + 1)); else
                [ "$(sql "$dir" "SELECT count(*) FROM partnerships")" = "$ties" ] || die "start: half loaded"
                all_[start]=$((all_[start] + 1))
            fi ;;
        import) found=$(sql "$dir" "SELECT count(*) - $ties FROM partnerships")
            local said
            said=$(sql "$dir" "SELECT count(*) FROM changes WHERE kind = 'partnership'")
            [ "$found" = "$said" ] || die "import: $found rows but $said in the history"
            case $found in 0) none_[import]=$((none_[import] + 1)) ;;
                1500) all_[import]=$((all_[import] + 1)) ;;
                *) die "import: $found of 1500 rows" ;; esac ;;
        change) found=$(sql "$dir" "SELECT count(*) - $ties FROM partnerships")
            local said
            said=$(sql "$dir" "SELECT coalesce(sum((action = 'add') - (action = 'retire')), 0)
                               FROM changes WHERE kind = 'partnership'")
            [ "$found" = "$said" ] || die "change: $found rows but $said in the history"
            if [ "$(sql "$dir" "SELECT count(*) FROM changes WHERE kind = 'partnership'")" = 6 ]; then
                all_[change]=$((all_[change] + 1)); else none_[change]=$((none_[change] + 1)); fi ;;
        index) # Whatever was left of the index, the next search makes it whole.
            if [ -e "$dir/index/current" ]; then all_[index]=$((all_[index] + 1))
            else none_[index]=$((none_[index] + 1)); fi
            [ "$(youcheng "$dir" cite "$question" 2>/dev/null)" = "$quoted" ] || die "index: does not quote as before" ;;
        server) local own=$dir/servers/7
            found=$(sql "$own" "SELECT count(*) - $ties FROM partnerships" 2>/dev/null || echo 0)
            [ -f "$own/youcheng.db" ] && sound "$own/youcheng.db" server
            [ "$(sql "$dir" "SELECT count(*) FROM partnerships")" = "$ties" ] || die "server: the shared rows have changed"
            case $found in 0 | '') none_[server]=$((none_[server] + 1)) ;;
                1) all_[server]=$((all_[server] + 1)) ;;
                *) die "server: $found rows too many or too few" ;; esac
            youcheng "$dir" --server 7 ask "partners of Tianjin" | grep -q Kobe || die "server: does not answer" ;;
        backup) if [ -f "$work/backup.db" ]; then
                sound "$work/backup.db" backup
                [ "$(sqlite "$work/backup.db" "SELECT count(*) FROM partnerships")" = "$ties" ] || die "backup: rows are missing"
                all_[backup]=$((all_[backup] + 1))
            else none_[backup]=$((none_[backup] + 1)); fi
            rm -f "$work"/.youcheng-*.part ;;
    esac
    youcheng "$dir" ask "when did Tianjin and Kobe pair" 2>/dev/null | grep -q 1973-06-24 || die "$1: does not answer as before"
}

declare -A takes
for step in "${steps[@]}"; do
    fresh $step
    before=$(now)
    begin $step "$work/run"
    takes[$step]=$((($(now) - before) / 1000000 + 20))
    look $step
    [ "${all_[$step]}" = 1 ] || die "$step does not work without a kill"
    all_[$step]=0
done
for ((n = 0; n < kills; n++)); do
    step=${steps[$((n % ${#steps[@]}))]}
    fresh $step
    # In a session of its own, so that nothing else is hit.
    setsid bash -c "$(declare -f begin youcheng); bin='$bin' work='$work' question='$question'; begin $step '$work/run'" &
    group=$!
    wait_ms=$(((RANDOM * 32768 + RANDOM) % takes[$step]))
    sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
    kill -9 -- "-$group" 2>/dev/null
    wait "$group" 2>/dev/null
    look $step
    done_[$step]=$((done_[$step] + 1))
done
for step in "${steps[@]}"; do
    echo "$step: ${done_[$step]} kills within ${takes[$step]} ms; complete ${all_[$step]}, not begun or undone ${none_[$step]}"
done
