#!/usr/bin/env bash
# An office's own FTP server in front of us: vsftpd writes into the watched folder what lftp mirrors to it, as loggers
# with a disk full of old files do; called by scripts/clients with ROOT (its folder `drop` is watched), STATION, URL.
set -euo pipefail
root=$1 station=$2 url=$3
work=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# An hour of a parameter in files of a minute, under the folders of its day. The seconds are none of the
# demonstration's loggers', and the day is the one before yesterday, which nothing else of this run is about.
day=$(TZ=Asia/Ho_Chi_Minh date -d '2 days ago' +%Y%m%d)
folder=$work/files/$station/${day:0:4}/${day:4:2}/${day:6:2}
mkdir -p "$folder"
for minute in $(seq -w 0 59); do
  printf 'COD\t%d.25\tmg/L\t%s10%s41\t00\r\n' "$((10#$minute + 20))" "$day" "$minute" >"$folder/TINH_COSO_${station}_${day}10${minute}41.txt"
done

cat >"$work/vsftpd.conf" <<CONF
listen=YES
listen_address=127.0.0.1
listen_port=$port
background=NO
run_as_launching_user=YES
seccomp_sandbox=NO
anonymous_enable=YES
no_anon_password=YES
anon_root=$root
anon_umask=022
write_enable=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
xferlog_enable=NO
vsftpd_log_file=$work/log
CONF
# It will not serve a folder that can be written itself.
chmod 555 "$root"
/usr/sbin/vsftpd "$work/vsftpd.conf" &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
mirror() { lftp -e "set net:max-retries 20; set net:reconnect-interval-base 1; mirror -R --parallel=3 $work/files drop; bye" "ftp://127.0.0.1:$port"; }
mirror

asked="Datastream/Thing/properties/code%20eq%20'$station'%20and%20Datastream/ObservedProperty/name%20eq%20'COD'"
asked="$asked%20and%20second(phenomenonTime)%20eq%2041%20and%20date(phenomenonTime)%20eq%20${day:0:4}-${day:4:2}-${day:6:2}"
count() { curl --silent --fail "$url/Observations?\$count=true&\$top=0&\$filter=$asked" | python3 -c 'import json, sys; print(json.load(sys.stdin)["@iot.count"])'; }
for _ in $(seq 100); do
  stored=$(count)
  [ "$stored" = 60 ] && break
  sleep 0.2
done
[ "$stored" = 60 ] || { echo "vsftpd: $stored of 60 readings stored"; find "$root"; exit 1; }

# Mirrored once more, the files are the same: nothing is stored twice.
mirror
for _ in $(seq 100); do
  [ -z "$(find "$root/drop" -name '*.txt' -not -path '*/done/*')" ] && break
  sleep 0.2
done
[ "$(count)" = 60 ] || { echo "vsftpd: mirrored twice, $(count) of 60 readings"; exit 1; }
echo "vsftpd and lftp: 60 files mirrored twice, 60 readings"
