#include "forms/document_text.h"

#include <sstream>

#include "base/text.h"
#include "forms/messages.h"

namespace shouwang::forms {
namespace {

constexpr int kMaxDepth = 100;

class DepthGuard : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& /*node*/) override { return depth() < kMaxDepth; }
};

void SetText(pugi::xml_node node, const std::string& text) {
  node.text().set(text.c_str());
  pugi::xml_attribute space = node.attribute("xml:space");
  if (!space) space = node.append_attribute("xml:space");
  space.set_value("preserve");
}

}  // namespace

Status ParsePart(const std::string& bytes, std::string_view file, pugi::xml_document& document) {
  constexpr unsigned kHow = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration;
  const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size(), kHow, pugi::encoding_utf8);
  DepthGuard guard;
  if (!parsed || !IsValidUtf8(bytes) || !document.traverse(guard)) {
    return Fail(ErrorCode::kPolicy, message::kBrokenTemplate, std::string(file), message::kBrokenTemplateHint);
  }
  return {};
}

std::string PrintPart(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

ParagraphText::ParagraphText(pugi::xml_node paragraph) { Collect(paragraph); }

void ParagraphText::Collect(pugi::xml_node parent) {
  for (const pugi::xml_node& child : parent.children()) {
    if (Is(child, "w:t")) {
      Add(child, child.text().get());
    } else if (Is(child, "w:br") || Is(child, "w:cr") || Is(child, "w:tab")) {
      Add({}, "\n");
    } else if (!Is(child, "w:p") && !Is(child, "w:pPr") && !Is(child, "w:rPr")) {
      Collect(child);
    }
  }
}

void ParagraphText::Add(pugi::xml_node node, std::string_view text) {
  pieces_.push_back({node, text_.size(), std::string(text)});
  text_ += text;
}

bool ParagraphText::IsOnly(std::string_view part) const { return WithoutBlanks(text_) == WithoutBlanks(part); }

void ParagraphText::Replace(size_t begin, size_t end, std::string_view value) {
  bool placed = false;
  for (Piece& piece : pieces_) {
    const size_t length = piece.text.size();
    // Bytes behind `begin` may have been replaced before, but none between `begin` and `end`.
    if (begin >= piece.begin + length || end <= piece.begin) continue;
    const size_t from = begin > piece.begin ? begin - piece.begin : 0;
    const size_t to = std::min(end - piece.begin, length);
    piece.text.replace(from, to - from, placed ? std::string_view{} : value);
    piece.changed = true;
    placed = true;
  }
}

void ParagraphText::BreakLines() {
  for (Piece& piece : pieces_) {
    if (!piece.changed) continue;
    pugi::xml_node node = piece.node;
    std::string_view rest = piece.text;
    for (size_t line = rest.find('\n'); line != std::string_view::npos; line = rest.find('\n')) {
      SetText(node, std::string(rest.substr(0, line)));
      const pugi::xml_node line_break = node.parent().insert_child_after("w:br", node);
      node = node.parent().insert_child_after("w:t", line_break);
      rest.remove_prefix(line + 1);
    }
    SetText(node, std::string(rest));
  }
}

}  // namespace shouwang::forms
