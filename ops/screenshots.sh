#!/usr/bin/env bash
# Pictures of all pages of the console, for each role and at three widths, into screenshots/ (which is not committed).
# Needs the .NET SDK, Node, and Debian's chromium and fonts-noto-cjk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ -x /usr/bin/chromium ] || { echo "chromium is missing: apt-get install chromium fonts-noto-cjk" >&2; exit 1; }
mkdir -p screenshots
PICTURES="$PWD/screenshots" dotnet test tests/CoGovernance.Browser.Tests -c Release --filter "FullyQualifiedName~PageTests" --verbosity minimal
echo "screenshots/ has $(find screenshots -name '*.png' | wc -l) pictures"
