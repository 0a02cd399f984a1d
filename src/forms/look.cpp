#include "forms/look.h"

#include <algorithm>
#include <string_view>

#include "forms/document_text.h"
#include "forms/template_words.h"

namespace shouwang::forms {
namespace {

constexpr size_t kMaxChain = 20;

bool HasAny(std::string_view name, const char* const (&parts)[3]) {
  return std::any_of(std::begin(parts), std::end(parts),
                     [&](const char* part) { return name.find(part) != std::string_view::npos; });
}

Typeface FaceOf(std::string_view name) {
  if (HasAny(name, words::kFangNames)) return Typeface::kFang;
  if (HasAny(name, words::kKaiNames)) return Typeface::kKai;
  if (HasAny(name, words::kHeiNames)) return Typeface::kHei;
  return Typeface::kSong;
}

void Apply(const pugi::xml_node& properties, RunLook& look) {
  look.bold = IsOn(properties, "w:b", look.bold);
  look.italic = IsOn(properties, "w:i", look.italic);
  look.hidden = IsOn(properties, "w:vanish", look.hidden);
  if (const auto underline = properties.child("w:u")) {
    const std::string_view kind = underline.attribute("w:val").value();
    look.underline = !kind.empty() && kind != "none";
  }
  if (const auto size = properties.child("w:sz"))
    look.half_points = std::clamp(size.attribute("w:val").as_int(), 10, 96);
  const std::string_view face = properties.child("w:rFonts").attribute("w:eastAsia").value();
  if (!face.empty()) look.face = FaceOf(face);
}

void ApplyIndent(const pugi::xml_node& indent, ParagraphLook& look) {
  if (!indent) return;
  const auto take = [&](const char* name, int sign, int& into) {
    if (const auto value = indent.attribute(name)) into = sign * value.as_int();
  };
  take("w:left", 1, look.left);
  take("w:start", 1, look.left);
  take("w:right", 1, look.right);
  take("w:end", 1, look.right);
  take("w:firstLine", 1, look.first);
  take("w:hanging", -1, look.first);
  take("w:leftChars", 1, look.left_chars);
  take("w:firstLineChars", 1, look.first_chars);
  take("w:hangingChars", -1, look.first_chars);
}

void ApplySpacing(const pugi::xml_node& spacing, ParagraphLook& look) {
  if (const auto before = spacing.attribute("w:before")) look.before = before.as_int();
  if (const auto after = spacing.attribute("w:after")) look.after = after.as_int();
  if (const auto line = spacing.attribute("w:line")) {
    look.line = line.as_int();
    const std::string_view rule = spacing.attribute("w:lineRule").value();
    look.rule = rule == "exact" ? LineRule::kExact : rule == "atLeast" ? LineRule::kAtLeast : LineRule::kAuto;
  }
}

void Apply(const pugi::xml_node& properties, ParagraphLook& look) {
  if (const auto align = properties.child("w:jc")) {
    const std::string_view value = align.attribute("w:val").value();
    look.align = value == "center"                    ? Align::kCenter
                 : value == "right" || value == "end" ? Align::kRight
                 : value == "both"                    ? Align::kJustify
                 : value == "distribute"              ? Align::kDistribute
                                                      : Align::kLeft;
  }
  ApplySpacing(properties.child("w:spacing"), look);
  ApplyIndent(properties.child("w:ind"), look);
  look.page_break_before = IsOn(properties, "w:pageBreakBefore", look.page_break_before);
  look.keep_next = IsOn(properties, "w:keepNext", look.keep_next);
  if (const auto level = properties.child("w:outlineLvl")) look.outline = level.attribute("w:val").as_int(-1);
  if (const auto numbering = properties.child("w:numPr")) {
    look.numbered = numbering.child("w:numId").attribute("w:val").as_int() != 0;
  }
}

}  // namespace

bool IsOn(const pugi::xml_node& parent, const char* name, bool before) {
  const auto node = parent.child(name);
  if (!node) return before;
  const std::string_view value = node.attribute("w:val").value();
  return value != "0" && value != "false" && value != "off" && value != "none";
}

Result<StyleSheet> StyleSheet::Read(const Form& form) {
  StyleSheet sheet;
  sheet.document_ = std::make_shared<pugi::xml_document>();
  const std::string* bytes = form.docx.Part(kStylesPart);
  if (bytes == nullptr) return sheet;
  if (Status status = ParsePart(*bytes, form.file, *sheet.document_); !status) return Fail(status.error());
  for (const auto& style : sheet.document_->child("w:styles").children("w:style")) {
    const std::string id = style.attribute("w:styleId").value();
    sheet.styles_.emplace(id, style);
    if (std::string_view(style.attribute("w:type").value()) == "paragraph" && style.attribute("w:default").as_bool()) {
      sheet.default_paragraph_ = id;
    }
  }
  return sheet;
}

std::vector<pugi::xml_node> StyleSheet::Chain(std::string id) const {
  std::vector<pugi::xml_node> chain;
  for (auto found = styles_.find(id); found != styles_.end() && chain.size() < kMaxChain; found = styles_.find(id)) {
    chain.push_back(found->second);
    id = found->second.child("w:basedOn").attribute("w:val").value();
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

ParagraphLook StyleSheet::Paragraph(const pugi::xml_node& paragraph) const {
  ParagraphLook look;
  const auto defaults = document_->child("w:styles").child("w:docDefaults");
  Apply(defaults.child("w:pPrDefault").child("w:pPr"), look);
  Apply(defaults.child("w:rPrDefault").child("w:rPr"), look.run);
  const auto properties = paragraph.child("w:pPr");
  const std::string named = properties.child("w:pStyle").attribute("w:val").value();
  for (const auto& style : Chain(named.empty() ? default_paragraph_ : named)) {
    Apply(style.child("w:pPr"), look);
    Apply(style.child("w:rPr"), look.run);
  }
  Apply(properties, look);
  return look;
}

RunLook StyleSheet::Run(const pugi::xml_node& run, const ParagraphLook& paragraph) const {
  RunLook look = paragraph.run;
  const auto properties = run.child("w:rPr");
  for (const auto& style : Chain(properties.child("w:rStyle").attribute("w:val").value())) {
    Apply(style.child("w:rPr"), look);
  }
  Apply(properties, look);
  return look;
}

pugi::xml_node StyleSheet::TableBorders(const pugi::xml_node& table) const {
  const auto properties = table.child("w:tblPr");
  pugi::xml_node borders;
  for (const auto& style : Chain(properties.child("w:tblStyle").attribute("w:val").value())) {
    if (const auto own = style.child("w:tblPr").child("w:tblBorders")) borders = own;
  }
  const auto own = properties.child("w:tblBorders");
  return own ? own : borders;
}

}  // namespace shouwang::forms
