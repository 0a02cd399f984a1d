// Small .docx files for the tests: what stands between <w:body> and </w:body> is given.
#pragma once

#include <string>
#include <string_view>

#include "forms/fill.h"
#include "forms/form.h"
#include "tabular/zip_maker.h"

namespace shouwang::forms::testing {

inline std::string DocumentXml(std::string_view body) {
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="w"><w:body>)" +
         std::string(body) +
         R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" )"
         R"(w:left="1134"/></w:sectPr></w:body></w:document>)";
}

inline std::string StylesXml(std::string_view styles) {
  return R"(<w:styles xmlns:w="w">)" + std::string(styles) + "</w:styles>";
}

inline std::string DocxBytes(std::string_view body, std::string_view styles = {}) {
  return tabular::MakeZip({{"[Content_Types].xml", "<Types/>"},
                           {"word/document.xml", DocumentXml(body)},
                           {"word/styles.xml", StylesXml(styles)}},
                          true);
}

inline std::string RunOf(std::string_view text) { return "<w:r><w:t>" + std::string(text) + "</w:t></w:r>"; }
inline std::string Paragraph(std::string_view text) { return "<w:p>" + RunOf(text) + "</w:p>"; }
inline std::string Cell(std::string_view text) { return "<w:tc>" + Paragraph(text) + "</w:tc>"; }

// A form with the fields 姓名, 住址 and 户类型, and a list 成员 of 序号, 姓名 and 关系.
inline Form TestForm(std::string_view body, std::string_view styles = {}) {
  Form form;
  form.id = "test";
  form.title = "测试表";
  form.file = "test.docx";
  form.fields = {
      {"姓名", "户主", "＿＿＿", {}}, {"住址", "地址", "＿＿", {}}, {"户类型", "类型", "", {"脱贫户", "一般农户"}}};
  form.lists = {{"成员", "家庭成员", {{"序号", "", "", {}}, {"姓名", "", "＿", {}}, {"关系", "", "＿", {}}}, 3}};
  form.docx = ReadDocx(DocxBytes(body, styles), form.file).value();
  return form;
}

// word/document.xml of the filled form.
inline std::string Filled(const Form& form, const FormValues& values) {
  return *ReadDocx(FillDocx(form, values).value(), "filled.docx")->Part(kDocumentPart);
}

inline size_t Times(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

inline bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace shouwang::forms::testing
