#!/bin/sh
# Makes the certificates of TlsServer anew, for a hundred years. Keys of tests only: they open nothing.
set -e
cd "$(dirname "$0")"
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" 2> /dev/null; }
authority() { key "$1"; openssl req -x509 -new -key "$1.key" -days 36500 -subj "/CN=$1" -out "$1.crt"; }
signed() { # name, common name, authority, further name of the host
    key "$1"
    printf 'subjectAltName=DNS:%s' "$4" > names
    openssl req -new -key "$1.key" -subj "/CN=$2" |
        openssl x509 -req -CA "$3.crt" -CAkey "$3.key" -set_serial "$(date +%N)" -days 36500 -extfile names -out "$1.crt" 2> /dev/null
}
authority authority
authority stranger
signed server localhost authority localhost
signed owner owner authority owner
signed visitor visitor authority visitor
signed forged owner stranger owner
rm names authority.key stranger.key
