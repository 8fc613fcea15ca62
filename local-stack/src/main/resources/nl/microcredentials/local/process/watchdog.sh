# Lines on standard input: "watch SIGNAL PID", "forget - PID", "remove - FOLDER".
# The end of the input means that whoever wrote it is gone.
trap '' INT TERM HUP QUIT
watched=''
folder=''

without() {
  for entry in $watched; do
    [ "${entry#*:}" = "$1" ] || printf '%s ' "$entry"
  done
}

alive() {
  for entry in $watched; do
    if kill -0 "${entry#*:}" 2>/dev/null; then return 0; fi
  done
  return 1
}

while read -r action signal value; do
  case $action in
    watch) watched="$signal:$value $watched" ;;
    forget) watched=$(without "$value") ;;
    remove) folder=$value ;;
  esac
done

for entry in $watched; do
  kill "-${entry%%:*}" "${entry#*:}" 2>/dev/null
done
tries=0
while alive && [ $tries -lt 50 ]; do
  sleep 0.2
  tries=$((tries + 1))
done
for entry in $watched; do
  kill -KILL "${entry#*:}" 2>/dev/null
done
if [ -n "$folder" ]; then rm -rf "$folder"; fi
