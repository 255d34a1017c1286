"""What a plain client does: search, then each bug with its attachments, comments, history and requester.

usage: bug_by_bug.py URL KEY
"""
import base64
import sys

import requests

url, key = sys.argv[1].rstrip("/"), sys.argv[2]
session = requests.Session()


def get(path, **query):
    answer = session.get(f"{url}/rest/{path}", params={**query, "Bugzilla_api_key": key})
    answer.raise_for_status()
    return answer.json()


waiting = 0
found = get("bug", product="Thunderbird", f1="flagtypes.name", o1="substring", v1="data-review", include_fields="id")
for bug in (found["bugs"]):
    number = bug["id"]
    whole = get(f"bug/{number}")["bugs"][0]
    for attachment in get(f"bug/{number}/attachment")["bugs"][str(number)]:
        asked = any(flag["name"] == "data-review" and flag["status"] == "?" for flag in attachment["flags"])
        waiting += asked and len(base64.b64decode(attachment["data"])) > 0
    get(f"bug/{number}/comment")
    get(f"bug/{number}/history")
    get("user", names=whole["creator"])
print(waiting)
