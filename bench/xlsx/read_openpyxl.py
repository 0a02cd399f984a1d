"""Reads every cell of a workbook with openpyxl in its streaming mode; prints the same counts as bench_read_ours."""

import datetime
import json
import sys

import openpyxl

rows = texts = text_chars = numbers = dates = 0
total = 0.0
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets:
    for row in sheet.iter_rows(values_only=True):
        rows += 1
        for value in row:
            if isinstance(value, str):
                texts += 1
                text_chars += len(value)
            elif isinstance(value, (int, float)):
                numbers += 1
                total += value
            elif isinstance(value, (datetime.date, datetime.datetime)):
                dates += 1
print(json.dumps({"rows": rows, "texts": texts, "text_chars": text_chars, "numbers": numbers, "sum": round(total, 2), "dates": dates}))
