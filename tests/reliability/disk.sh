#!/usr/bin/env bash
# A full disk and a read-only one: a clear error, and nothing lost.
#
#   tests/reliability/disk.sh BINARY [TIMES]      (as root: it mounts a small tmpfs)
#
# Needs sqlite3. Fails at the first thing that is wrong.
set -u
bin=$(realpath "${1:?the program}")
work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
mount -t tmpfs -o size=512k tmpfs "$disk" || exit 1
trap 'umount "$disk"; rm -rf "$work"' EXIT
export YOUCHENG_WHO=reliability
die() { echo "FAILED: $*" >&2; exit 1; }
youcheng() { "$bin" --data-dir "$disk/data" "$@"; }
sound() { [ "$(sqlite3 "$disk/data/youcheng.db" 'PRAGMA integrity_check')" = ok ] || die "$1: damaged"; }
size() { mount -o remount,size="$1" "$disk"; }
ties() { sqlite3 "$disk/data/youcheng.db" "SELECT count(*) FROM partnerships"; }

full=0
for kb in 64 256 512 768 1024 1536 2048 2560 3072 4096; do
    rm -rf "$disk/data"
    size "${kb}k"
    if said=$(youcheng data stats 2>&1); then break; fi
    echo "$said" | grep -qE "no space left|cannot make the data directory|cannot open or make|cannot read or write" || die "first start on $kb KB: $said"
    full=$((full + 1))
    size 64m
    youcheng data stats >/dev/null || die "does not start after there is space again"
    sound "first start on $kb KB"
done
echo "first start: $full sizes too small, each told and mended"

size 64m
youcheng data stats >/dev/null || die start
youcheng data add source id=list publisher=P title=T lang=en --why test >/dev/null || die add
before=$(ties)
sqlite3 "$disk/data/youcheng.db" "PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
cp -r "$disk/data" "$work/before"
{
    echo city1,country1,city2,country2
    for n in $(seq 3000); do echo "Xiamen,China,Newtown $n,Japan"; done
} >"$work/pairs.csv"
full=0
for left in 32 128 256 512 1024 1536 2048; do
    rm -f "$disk/filler"
    used=$(du -sk "$disk" | cut -f1)
    size "$((used + left))k"
    if said=$(youcheng data import "$work/pairs.csv" --source list --new-places accept 2>&1); then
        echo "import: $left KB are enough"
        break
    fi
    echo "$said" | grep -qE "no space left|cannot read or write" || die "import with $left KB: $said"
    [ "$(ties)" = "$before" ] || die "import with $left KB: half of it is there"
    sound "import with $left KB"
    youcheng ask "Africa total" >/dev/null || die "does not answer on a full disk"
    said=$(youcheng backup "$disk/copy.db" 2>&1) && rm -f "$disk/copy.db"
    [ -e "$disk/copy.db" ] && die "half a backup"
    full=$((full + 1))
done
echo "import and backup: $full sizes too small, each told, nothing changed"

size 64m
youcheng data import "$work/pairs.csv" --source list --new-places accept >/dev/null || die "import with enough space"
[ "$(ties)" = "$((before + 3000))" ] || die "import with enough space: rows are missing"
# The disk becomes full at a random moment of a first start, an import or a change.
times=${2:-60}
untouched=0 complete=0
cp -r "$disk/data" "$work/full"
for ((n = 0; n < times; n++)); do
    rm -rf "$disk/data"
    case $((n % 3)) in
        0) longest=300; step=(data stats) ;;
        1) cp -r "$work/before" "$disk/data"; longest=500
            step=(data import "$work/pairs.csv" --source list --new-places accept) ;;
        2) cp -r "$work/before" "$disk/data"; longest=60
            step=(data add partnership cn=Xiamen partner=Kobe source=list --why test) ;;
    esac
    youcheng "${step[@]}" >"$work/said" 2>&1 &
    sleep "0.$(printf '%03d' $((RANDOM % longest)))"
    size "$(du -sk "$disk" | cut -f1)k" 2>/dev/null
    if wait $!; then complete=$((complete + 1)); else
        grep -qE "no space left|cannot read or write|cannot make the data directory|cannot open or make|in memory" "$work/said" ||
            die "full at a random moment: $(cat "$work/said")"
        untouched=$((untouched + 1))
    fi
    size 64m
    [ ! -s "$disk/data/youcheng.db" ] || sound "full at a random moment"
    case $((n % 3)) in
        0) youcheng data stats >/dev/null || die "does not start after there is space again" ;;
        1) found=$(($(ties) - before)); [ $found = 0 ] || [ $found = 3000 ] || die "$found of 3000 rows" ;;
        2) found=$(($(ties) - before)); [ $found = 0 ] || [ $found = 1 ] || die "$found of 1 row" ;;
    esac
done
echo "full at $times random moments: $untouched told and nothing changed, $complete complete"
rm -rf "$disk/data"
cp -r "$work/full" "$disk/data"

mount -o remount,ro "$disk"
youcheng ask "Africa total" >/dev/null || die "does not answer on a read-only disk"
said=$(youcheng data add partnership cn=Xiamen partner=Kobe source=list --why test 2>&1) && die "wrote on a read-only disk"
echo "$said" | grep -qE "can only be read|writable|right to write" || die "read-only: $said"
youcheng backup "$work/copy.db" >/dev/null || die "no backup from a read-only disk"
mount -o remount,rw "$disk"
sound "read-only"
echo "read-only: answers, backs up, and says why it cannot change anything"
