"""Workbooks built by hand, part by part, so that a test decides on every cell."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DATE_STYLE = 1  # in the styles part below: built-in format 14
CHINESE_DATE_STYLE = 2  # a format of its own: yyyy年m月d日


def column_letters(index):
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Cell:
    """A cell as XML. `kind`: inline, shared, number, date, formula text, formula number, error or boolean."""

    def __init__(self, kind, value, style=0):
        self.kind = kind
        self.value = value
        self.style = style

    def xml(self, place, shared):
        style = f' s="{self.style}"' if self.style else ""
        text = escape(str(self.value))
        if self.kind == "inline":
            return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        if self.kind == "shared":
            return f'<c r="{place}"{style} t="s"><v>{shared(self.value)}</v></c>'
        if self.kind == "formula text":
            return f'<c r="{place}"{style} t="str"><f>CONCATENATE("a","b")</f><v>{text}</v></c>'
        if self.kind == "formula number":
            return f'<c r="{place}"{style}><f>1+1</f><v>{text}</v></c>'
        kinds = {"error": ' t="e"', "boolean": ' t="b"', "number": "", "date": ' t="d"'}
        return f'<c r="{place}"{style}{kinds[self.kind]}><v>{text}</v></c>'


class Rich:
    """A shared string of runs, with a phonetic run that is no part of the text."""

    def __init__(self, *runs):
        self.runs = runs

    def xml(self):
        runs = "".join(f"<r><rPr><b/></rPr><t>{escape(run)}</t></r>" for run in self.runs)
        return f'<si>{runs}<rPh sb="0" eb="1"><t>zhuyin</t></rPh></si>'


def number(value):
    return Cell("number", value)


def shared(value):
    return Cell("shared", value)


def serial(value, style=DATE_STYLE):
    return Cell("number", value, style)


def error(value="#N/A"):
    return Cell("error", value)


class Xlsx:
    def __init__(self, date1904=False):
        self.date1904 = date1904
        self.sheets = []
        self.strings = []

    def sheet(self, name, rows, state="visible", hidden_rows=(), hidden_columns=()):
        """Rows of cells: text (inline), None (no cell) or a Cell. A row may be a (number, cells) pair."""
        body = []
        at = 0
        for row in rows:
            at, cells = row if isinstance(row, tuple) else (at + 1, row)
            hidden = ' hidden="1"' if at in hidden_rows else ""
            body.append(f'<row r="{at}"{hidden}>{"".join(self._cell(at, index, cell) for index, cell in enumerate(cells))}</row>')
        columns = "".join(f'<col min="{each}" max="{each}" width="9" hidden="1"/>' for each in hidden_columns)
        columns = f"<cols>{columns}</cols>" if columns else ""
        self.sheets.append((name, state, f'{HEAD}<worksheet xmlns="{MAIN}">{columns}<sheetData>{"".join(body)}</sheetData></worksheet>'))
        return self

    def _cell(self, row, index, cell):
        if cell is None:
            return ""
        if not isinstance(cell, Cell):
            cell = Cell("inline", cell)
        return cell.xml(f"{column_letters(index)}{row}", self._shared)

    def _shared(self, value):
        self.strings.append(value)
        return len(self.strings) - 1

    def parts(self):
        numbered = list(enumerate(self.sheets, start=1))
        strings = "".join(each.xml() if isinstance(each, Rich) else f"<si><t>{escape(each)}</t></si>" for each in self.strings)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n, _ in numbered)
        relations = "".join(f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered)
        sheets = "".join(f'<sheet name={quoteattr(s[0])} sheetId="{n}" state="{s[1]}" r:id="rId{n}"/>' for n, s in numbered)
        parts = {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{overrides}'
            f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr'
            f'{" date1904=" + chr(34) + "1" + chr(34) if self.date1904 else ""}/><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}'
            f'<Relationship Id="rIdS" Type="{RELATIONS}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rIdT" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
            'formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font/></fonts>'
            '<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
            "</styleSheet>",
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}" count="{len(self.strings)}">{strings}</sst>',
        }
        parts.update({f"xl/worksheets/sheet{n}.xml": s[2] for n, s in numbered})
        return parts

    def bytes(self):
        return zipped(self.parts())


def zipped(parts, stored_first=False):
    """A zip file with fixed times; `stored_first` keeps the first part unpacked, as the mimetype of an ods file is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, content) in enumerate(parts.items()):
            info = zipfile.ZipInfo(name, (2022, 5, 31, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if stored_first and index == 0 else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def xlsx(rows, name="Sheet1", **options):
    return Xlsx(**options).sheet(name, rows).bytes()


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def ods(sheets):
    """sheets: {name: rows}; a cell is text, a number, ("date", iso), ("error",), or ("repeat", n, text)."""

    def cell_xml(cell):
        if isinstance(cell, (int, float)):
            return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        if isinstance(cell, tuple) and cell[0] == "date":
            return f'<table:table-cell office:value-type="date" office:date-value="{cell[1]}"><text:p>五月</text:p></table:table-cell>'
        if isinstance(cell, tuple) and cell[0] == "repeat":
            text = f"<text:p>{escape(cell[2])}</text:p>" if cell[2] else ""
            kind = ' office:value-type="string"' if cell[2] else ""
            return f'<table:table-cell table:number-columns-repeated="{cell[1]}"{kind}>{text}</table:table-cell>'
        if cell == "":
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'

    def row_xml(row):
        if isinstance(row, tuple):  # ("repeat", n, cells)
            cells = "".join(map(cell_xml, row[2]))
            return f'<table:table-row table:number-rows-repeated="{row[1]}">{cells}</table:table-row>'
        return f"<table:table-row>{''.join(map(cell_xml, row))}</table:table-row>"

    tables = "".join(f"<table:table table:name={quoteattr(name)}>{''.join(map(row_xml, rows))}</table:table>" for name, rows in sheets.items())
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{OFFICE}:office:1.0" '
            f'xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
            f"{tables}</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
            f'xmlns:manifest="{OFFICE}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        },
        stored_first=True,
    )
