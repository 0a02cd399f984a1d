"""From what `shouwang init` says on standard input: the officers' one-time passwords by role, as JSON."""

import json
import sys

from county_client import officers_in

print(json.dumps(officers_in(sys.stdin.read())))
