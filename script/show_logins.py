"""One line for each login in the JSON file given: role, name, password, second factor."""

import json
import sys

TITLES = {
    "county": "县级业务",
    "county2": "县级审定",
    "department": "部门联络员",
    "town": "乡镇",
    "village": "村",
    "contact": "监测联系人",
    "sysadmin": "系统管理员",
    "secadmin": "安全管理员",
    "auditor": "审计员",
}

with open(sys.argv[1], encoding="utf-8") as file:
    for login in json.load(file):
        factor = f"　第二因子密钥 {login['totp']}" if login.get("totp") else ""
        kind = "一次性密码" if login.get("one_time") else "密码"
        print(f"{TITLES[login['role']]:　<6}账号 {login['name']:<10}{kind} {login['password']}{factor}", file=sys.stderr)
