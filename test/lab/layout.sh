# shellcheck shell=bash disable=SC2034
# Sourced by every command of the lab: what there is, and where it is kept.
set -euo pipefail

lab=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
checkout=$(cd "$lab/../.." && pwd -P)
all_hosts='bookworm trixie sid'

# The lab's own folder; nothing of the lab is written anywhere else.
home=${MULTIARCH_LAB:-${XDG_CACHE_HOME:-$HOME/.cache}/multiarch-wizard-lab}

fail() {
  echo "lab: $*" >&2
  exit 1
}

# alone ARGUMENT... - the command goes on once no other `up` or `down` is at work in this folder
alone() {
  [ "${LAB_ALONE:-}" = "$home" ] && return
  mkdir -p "$home"
  LAB_ALONE=$home exec flock --close "$home/lock" "$0" "$@"
}

# hosts_of [HOST...] - the hosts that were named, or all of them
hosts_of() {
  local host
  for host in "$@"; do
    case " $all_hosts " in
      *" $host "*) ;;
      *) fail "there is no host '$host', only: $all_hosts" ;;
    esac
  done
  echo "${*:-$all_hosts}"
}

# key_of TEXT FILE... - changes when the text or one of the files does
key_of() {
  local text=$1
  shift
  { echo "$text"; cat "$@"; } | sha256sum | cut -c1-12
}

# What is kept between runs: named by the content of the scripts that make it.
rootfs_of() { echo "$home/rootfs/$1-$(key_of "$1" "$lab"/make/rootfs "$lab"/host/runc)"; }
busybox_dir() { echo "$home/busybox-$(key_of busybox "$lab"/make/busybox*)"; }
podman_dir() { echo "$home/podman-$(key_of "$(rootfs_of sid)" "$lab"/make/podman)"; }
seed_of() {
  local parts
  parts="$(rootfs_of "$1") $(rootfs_of "$(node_suite_of "$1")") $(rootfs_of trixie) $(busybox_dir)"
  echo "$home/seeds/$1-$(key_of "$parts" "$lab"/make/seed "$lab"/images/{load,*/*} \
    "$lab"/host/{engine,registries,registry}*)"
}

# BuildKit of Docker 20.10 can't push from a node of its own: bookworm's node is trixie's.
node_suite_of() {
  case $1 in
    bookworm) echo trixie ;;
    *) echo "$1" ;;
  esac
}

# What a running host has: its process 1 as seen from outside, its changes, its volumes.
# LAB_RUN names a set of running hosts: tests that run side by side have one each.
runs=$home/run/${LAB_RUN:-default}
run_of() { echo "$runs/$1"; }
cgroup_of() { echo "multiarch-lab-$(key_of "$runs" /dev/null)-$1"; }
pid_of() {
  local file
  file=$(run_of "$1")/pid
  [ -s "$file" ] && [ -e "/proc/$(cat "$file")/root/run/lab-host" ] && cat "$file"
}

# Linux 6.7 gave every user namespace a binfmt_misc of its own.
own_handlers() {
  [ "${LAB_HANDLERS:-own}" = own ] &&
    [ "$(printf '%s\n' 6.7 "$(uname -r)" | sort -V | head -n 1)" = 6.7 ]
}
