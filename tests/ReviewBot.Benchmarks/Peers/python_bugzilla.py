"""The same with python-bugzilla (Debian's python3-bugzilla).

usage: python_bugzilla.py URL KEY
"""
import sys

import bugzilla

url, key = sys.argv[1].rstrip("/"), sys.argv[2]
server = bugzilla.Bugzilla(f"{url}/rest", api_key=key, force_rest=True, use_creds=False)
waiting = 0
query = {"product": ["Thunderbird"], "f1": "flagtypes.name", "o1": "substring", "v1": "data-review", "include_fields": ["id"]}
for bug in server.query(query):
    whole = server.getbug(bug.id)
    for attachment in server.get_attachments([whole.id], [])["bugs"][str(whole.id)]:
        waiting += any(flag["name"] == "data-review" and flag["status"] == "?" for flag in attachment["flags"])
    whole.getcomments()
    whole.get_history_raw()
    server.getuser(whole.creator)
print(waiting)
