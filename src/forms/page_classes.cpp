#include "forms/page_classes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "forms/messages.h"

namespace shouwang::forms {
namespace {

constexpr int kMarginStep = 5;  // mm, above and below; the sides are exact
constexpr int kMinMargin = 10;
constexpr int kMaxMargin = 40;
constexpr int kMaxSide = 50;   // mm
constexpr int kMaxSpace = 72;  // pt, around paragraphs
constexpr int kMinLine = 6;    // pt, exact lines
constexpr int kMaxLine = 60;
constexpr int kMaxAutoLine = 60;     // twentieths of a line
constexpr int kMaxIndent = 60;       // half characters
constexpr double kLineOfFont = 1.3;  // a single line of Word is that much of the font's size

int Millimetres(int twips) { return static_cast<int>(std::lround(twips * 25.4 / 1440)); }
int Margin(int twips) {
  const int steps = (Millimetres(twips) + kMarginStep / 2) / kMarginStep;
  return std::clamp(steps * kMarginStep, kMinMargin, kMaxMargin);
}
int Points(int twips) { return (twips + 10) / 20; }

std::string_view FaceClass(Typeface face) {
  switch (face) {
    case Typeface::kHei:
      return "hei";
    case Typeface::kFang:
      return "fang";
    case Typeface::kKai:
      return "kai";
    case Typeface::kSong:
      break;
  }
  return "song";
}

std::string_view AlignClass(Align align) {
  switch (align) {
    case Align::kCenter:
      return " center";
    case Align::kRight:
      return " right";
    case Align::kJustify:
      return " justify";
    case Align::kDistribute:
      return " spread";
    case Align::kLeft:
      break;
  }
  return "";
}

// Half characters of a length, of the paragraph's own font.
int HalfCharacters(int chars, int twips, const RunLook& run) {
  const int halves = chars != 0 ? chars / 50 : static_cast<int>(std::lround(twips * 4.0 / (20.0 * run.half_points)));
  return std::clamp(halves, -kMaxIndent, kMaxIndent);
}

std::string PageRules() {
  std::string css;
  for (const bool landscape : {false, true}) {
    for (const bool numbered : {false, true}) {
      for (int top = kMinMargin; top <= kMaxMargin; top += kMarginStep) {
        for (int bottom = kMinMargin; bottom <= kMaxMargin; bottom += kMarginStep) {
          const std::string name = fmt::format("m{}-{}{}{}", top, bottom, landscape ? "l" : "", numbered ? "n" : "");
          css += fmt::format(
              "@page {} {{ size: A4{}; margin: {}mm 0 {}mm;{} }}\n", name, landscape ? " landscape" : "", top, bottom,
              numbered
                  ? fmt::format(" @bottom-center {{ content: {}; font: 9pt SimSun, serif; }}", message::kPageNumber)
                  : "");
          css += fmt::format(".{} {{ page: {}; padding-top: {}mm; padding-bottom: {}mm; }}\n", name, name, top, bottom);
        }
      }
    }
  }
  return css;
}

std::string NumberRules() {
  std::string css;
  for (int mm = 0; mm <= kMaxSide; ++mm) {
    css += fmt::format(".pl{0} {{ padding-left: {0}mm; }}\n.pr{0} {{ padding-right: {0}mm; }}\n", mm);
  }
  for (int half = 10; half <= 96; ++half) css += fmt::format(".sheet .s{} {{ font-size: {}pt; }}\n", half, half / 2.0);
  for (int pt = 1; pt <= kMaxSpace; ++pt) {
    css += fmt::format(".sheet .sb{0} {{ margin-top: {0}pt; }}\n.sheet .sa{0} {{ margin-bottom: {0}pt; }}\n", pt);
  }
  for (int pt = kMinLine; pt <= kMaxLine; ++pt) css += fmt::format(".sheet .le{0} {{ line-height: {0}pt; }}\n", pt);
  for (int n = 10; n <= kMaxAutoLine; ++n) {
    css += fmt::format(".sheet .la{} {{ line-height: {:.3f}; }}\n", n, n / 20.0 * kLineOfFont);
  }
  for (int half = 1; half <= kMaxIndent; ++half) {
    css += fmt::format(
        ".sheet .il{0} {{ padding-left: {1}em; }}\n.sheet .ir{0} {{ padding-right: {1}em; }}\n"
        ".sheet .ti{0} {{ text-indent: {1}em; }}\n.sheet .th{0} {{ text-indent: -{1}em; }}\n",
        half, half / 2.0);
  }
  return css;
}

constexpr std::string_view kFixedRules = R"css(/* Made by the forms module: pages of printable forms. */
@page { size: A4; margin: 20mm 0; }
body { margin: 0; color: #000; background: #fff; }
.sheet { box-sizing: border-box; width: 210mm; margin: 0 auto; }
.sheet.wide { width: 297mm; }
.sheet h1, .sheet h2, .sheet p { margin: 0; font-weight: normal; white-space: break-spaces; overflow-wrap: anywhere; }
.sheet table { border-collapse: collapse; table-layout: fixed; }
.sheet .middle { margin-left: auto; margin-right: auto; }
.sheet .toright { margin-left: auto; }
.sheet tr { break-inside: avoid; }
.sheet td { padding: 0 1mm; vertical-align: top; }
.sheet td.vc { vertical-align: middle; }
.sheet td.vb { vertical-align: bottom; }
.sheet .bt { border-top: 0.5pt solid #000; }
.sheet .bl { border-left: 0.5pt solid #000; }
.sheet .bb { border-bottom: 0.5pt solid #000; }
.sheet .br { border-right: 0.5pt solid #000; }
.sheet .ba { border: 0.5pt solid #000; }
.song { font-family: SimSun, NSimSun, "Songti SC", STSong, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
.hei { font-family: SimHei, "Heiti SC", STHeiti, "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
.fang { font-family: FangSong, FangSong_GB2312, STFangsong, "Noto Serif CJK SC", serif; }
.kai { font-family: KaiTi, KaiTi_GB2312, "Kaiti SC", STKaiti, "Noto Serif CJK SC", serif; }
.sheet .b { font-weight: bold; }
.sheet .i { font-style: italic; }
.sheet .u { text-decoration: underline; text-underline-offset: 0.2em; }
.sheet .center { text-align: center; }
.sheet .right { text-align: right; }
.sheet .justify { text-align: justify; }
.sheet .spread { text-align: justify; text-align-last: justify; }
.sheet .kn { break-after: avoid; }
.sheet .pbb { break-before: page; }
.sheet .pba { break-after: page; }
@media screen {
  body { background: #e8e8e8; }
  .sheet { margin: 8mm auto; min-height: 297mm; background: #fff; box-shadow: 0 0 4mm rgb(0 0 0 / 20%); }
  .sheet.wide { min-height: 210mm; }
  .sheet .pbb { margin-top: 12mm; }
}
@media print {
  .sheet { padding-top: 0; padding-bottom: 0; }
  .sheet td { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

}  // namespace

std::string PageClasses(const PageLook& page) {
  return fmt::format("sheet{} m{}-{}{}{} pl{} pr{}", page.landscape ? " wide" : "", Margin(page.top),
                     Margin(page.bottom), page.landscape ? "l" : "", page.numbered ? "n" : "",
                     std::clamp(Millimetres(page.left), 0, kMaxSide), std::clamp(Millimetres(page.right), 0, kMaxSide));
}

std::string RunClasses(const RunLook& look) {
  return fmt::format("s{} {}{}{}{}", look.half_points, FaceClass(look.face), look.bold ? " b" : "",
                     look.italic ? " i" : "", look.underline ? " u" : "");
}

std::string ParagraphClasses(const ParagraphLook& look) {
  std::string classes = RunClasses(look.run);
  classes += AlignClass(look.align);
  const auto add = [&](std::string_view prefix, int value) {
    if (value != 0) classes += fmt::format(" {}{}", prefix, value);
  };
  add("sb", std::clamp(Points(look.before), 0, kMaxSpace));
  add("sa", std::clamp(Points(look.after), 0, kMaxSpace));
  if (look.rule == LineRule::kAuto) {
    add("la", std::clamp((look.line + 6) / 12, 10, kMaxAutoLine));
  } else {
    add("le", std::clamp(Points(look.line), kMinLine, kMaxLine));
  }
  add("il", std::max(0, HalfCharacters(look.left_chars, look.left, look.run)));
  add("ir", std::max(0, HalfCharacters(0, look.right, look.run)));
  const int first = HalfCharacters(look.first_chars, look.first, look.run);
  add(first < 0 ? "th" : "ti", std::abs(first));
  if (look.keep_next) classes += " kn";
  if (look.page_break_before) classes += " pbb";
  return classes;
}

std::string BuildStylesheet() {
  std::string css = PageRules() + NumberRules();
  return std::string(kFixedRules.substr(0, kFixedRules.find("@media"))) + css +
         std::string(kFixedRules.substr(kFixedRules.find("@media")));
}

}  // namespace shouwang::forms
