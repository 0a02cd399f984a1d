# Shared by the scripts beside it: `source` it first. Sets `root` and works from there, whatever the caller's directory.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
mkdir -p build
export LC_ALL=C.UTF-8

# ccache: the same file in another clone is a hit too.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

say() { printf '%s\n' "$*" >&2; }

fail() {
  printf '✗ %s\n' "$*" >&2
  exit 1
}

# True on a terminal outside CI: only there may a line be redrawn.
interactive() { [[ -t 1 && -t 2 && -z "${CI:-}" ]]; }

# logged LOG COMMAND…: runs it with its output in LOG; shows the end of LOG when it fails.
logged() {
  local log=$1 status=0
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status != 0)); then
    say "✗ 失败（$status）：$*"
    tail -n 60 "$log" >&2
    say "  完整日志：$log"
  fi
  return "$status"
}
