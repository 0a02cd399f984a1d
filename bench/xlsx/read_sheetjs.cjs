// Reads every cell of a workbook with SheetJS, with the options its documentation gives for large files (dense sheets, no HTML,
// no formulas); prints the same counts as bench_read_ours.
'use strict';
const fs = require('fs');
const XLSX = require('xlsx');

const book = XLSX.read(fs.readFileSync(process.argv[2]), {
  dense: true, cellDates: true, cellFormula: false, cellHTML: false, cellText: false,
});
const seen = { rows: 0, texts: 0, text_chars: 0, numbers: 0, sum: 0, dates: 0 };
for (const name of book.SheetNames) {
  const sheet = book.Sheets[name];
  const rows = sheet['!data'] || sheet;
  for (const row of rows) {
    if (!row) continue;
    ++seen.rows;
    for (const cell of row) {
      if (!cell) continue;
      if (cell.t === 's') {
        ++seen.texts;
        seen.text_chars += [...cell.v].length;
      } else if (cell.t === 'd') {
        ++seen.dates;
      } else if (cell.t === 'n') {
        ++seen.numbers;
        seen.sum += cell.v;
      }
    }
  }
}
seen.sum = Math.round(seen.sum * 100) / 100;
console.log(JSON.stringify(seen));
