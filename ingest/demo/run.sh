# The main job from end to end: write the fictional nation's files, load them, ask for each kind of user.
# Run by `make demo`, with the commands on PATH and SIMPUL_HOME set.
set -eu

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

nation="$SIMPUL_HOME/nation"
trap 'simpul engine stop >/dev/null' EXIT

say "A fictional nation: people, institutions and works are invented. / Negara rekaan: orang, institusi dan karya adalah fiksi."
python -m ingest.demo "$nation"
simpul engine start
for standard in competencies local_skills esco_id; do python -m ingest load "$standard"; done
python -m ingest load institutions "$nation/institutions.csv"
python -m ingest load job_standards "$nation/job_standards.csv"
python -m ingest load openalex "$nation/openalex"
python -m ingest load news "$nation/news"
python -m ingest load siasn "$nation/siasn" --visibility open 2>&1 | grep -v '^  '
python -m ingest load careers "$nation/careers" --visibility open 2>&1 | grep -v '^  '
python -m ingest load courses "$nation/courses" --visibility open 2>&1 | grep -v '^  '
python -m ingest load projects "$nation/projects" --visibility open
python -m ingest load consents "$nation/consents.csv"
python -m ingest load endorsements "$nation/endorsements.csv"
simpul index

say "A civil servant: who in the ministries knows about cyber security? / Siapa di kementerian yang paham keamanan siber?"
simpul experts "keamanan siber" --sector central_government --limit 3

say "A programme designer: which sectors are linked, and how? / Sektor mana yang terhubung, dan bagaimana?"
simpul cross-sector --limit 12

say "A researcher: the network, pseudonymised / Jejaring dengan nama samaran"
simpul snapshot --format graphml --out "$SIMPUL_HOME/network.graphml"
simpul status --limit 3
ls -l "$SIMPUL_HOME/network.graphml"

say "Now ask yourself: / Sekarang giliran Anda:"
printf '  export PATH="%s:$PATH" SIMPUL_HOME="%s"\n  simpul experts "manajemen talenta"\n' "$(dirname "$(command -v simpul)")" "$SIMPUL_HOME"

if [ "${SERVE:-1}" != 0 ]; then
    say "And on pages, until Ctrl-C: / Dan pada halaman, sampai Ctrl-C:"
    status=0
    simpul serve 2>"$SIMPUL_HOME/serve.log" || status=$?
    if [ "$status" = 2 ]; then simpul serve --port 0; fi # another program has the port
fi
