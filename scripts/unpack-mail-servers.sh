#!/bin/sh
# Mail servers for the tests. Debian lets only one IMAP server and one mail transport agent be installed at a time, and those
# are Dovecot and Postfix; the packages of the others are unpacked below a cache directory, where the tests find them.
# Nothing is configured or started.
# Does nothing where they are unpacked already. Needs root (the tests that start them do as well) and apt.
set -eu
cache=/var/cache/mailwright/mail-servers

# The packages, and what they need that this machine has not, as `apt-get install` would have it.
missing() { apt-get install -s --no-install-recommends "$@" | sed -n 's/^Inst \([^ ]*\) (.*/\1/p'; }

unpack() {
  name=$1
  shift
  [ ! -e "$cache/$name/.complete" ] || return 0
  missing "$@" >/dev/null 2>&1 || apt-get update -qq
  packages=$(missing "$@")
  # Installed, then.
  [ -n "$packages" ] || return 0
  fresh=$(mktemp -d)
  # apt downloads as a user of its own.
  chmod 777 "$fresh"
  # Lists that are out of date name packages that are gone.
  (cd "$fresh" && apt-get download -qq $packages) ||
    { apt-get update -qq && packages=$(missing "$@") && (cd "$fresh" && apt-get download -qq $packages); }
  rm -rf "${cache:?}/$name"
  mkdir -p "$cache/$name"
  for package in "$fresh"/*.deb; do dpkg -x "$package" "$cache/$name"; done
  rm -rf "$fresh"
  touch "$cache/$name/.complete"
}

unpack cyrus cyrus-imapd cyrus-pop3d
unpack courier courier-imap courier-pop
unpack exim exim4-daemon-light
unpack sendmail sendmail-bin sasl2-bin libsasl2-modules
unpack opensmtpd opensmtpd
