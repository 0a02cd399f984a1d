// Text files in the encodings that counties use.
#include <unicode/ucnv.h>

#include <fstream>
#include <stdexcept>
#include <vector>

#include "demo/table_writer.h"

namespace shouwang::demo {
namespace {

constexpr size_t kFlushBytes = 1U << 20U;

class TextFile final : public TableFile, public TableSheet {
 public:
  TextFile(const std::filesystem::path& path, TextEncoding encoding, char separator)
      : path_(path), encoding_(encoding), separator_(separator), out_(path, std::ios::binary) {
    if (!out_) throw std::runtime_error("cannot write " + path.string());
    if (encoding == TextEncoding::kUtf8Bom) out_ << "\xEF\xBB\xBF";
    if (encoding == TextEncoding::kUtf16) out_ << "\xFF\xFE";
    buffer_.reserve(kFlushBytes + 4096);
  }

  TableSheet& AddSheet(const std::string& /*name*/, bool /*hidden*/) override { return *this; }

  void Close() override {
    Flush();
    out_.close();
    if (!out_) throw std::runtime_error("cannot write " + path_.string());
  }

 private:
  void Write(std::span<const Cell> cells) override {
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) buffer_ += separator_;
      AppendField(cells[i].text);
    }
    buffer_ += encoding_ == TextEncoding::kUtf8 ? "\n" : "\r\n";
    if (buffer_.size() >= kFlushBytes) Flush();
  }

  void AppendField(const std::string& text) {
    const char special[] = {separator_, '"', '\r', '\n', '\0'};
    if (text.find_first_of(special) == std::string::npos) {
      buffer_ += text;
      return;
    }
    buffer_ += '"';
    for (const char c : text) {
      if (c == '"') buffer_ += '"';
      buffer_ += c;
    }
    buffer_ += '"';
  }

  void Flush() {
    if (encoding_ == TextEncoding::kUtf8 || encoding_ == TextEncoding::kUtf8Bom) {
      out_ << buffer_;
    } else {
      const char* name = encoding_ == TextEncoding::kGb18030 ? "GB18030" : "UTF-16LE";
      UErrorCode status = U_ZERO_ERROR;
      std::vector<char> converted(buffer_.size() * 4 + 16);
      const int32_t size = ucnv_convert(name, "UTF-8", converted.data(), static_cast<int32_t>(converted.size()),
                                        buffer_.data(), static_cast<int32_t>(buffer_.size()), &status);
      if (U_FAILURE(status)) throw std::runtime_error(std::string("cannot convert to ") + name);
      out_.write(converted.data(), size);
    }
    buffer_.clear();
  }

  std::filesystem::path path_;
  TextEncoding encoding_;
  char separator_;
  std::ofstream out_;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<TableFile> NewTextFile(const std::filesystem::path& path, TextEncoding encoding, char separator) {
  return std::make_unique<TextFile>(path, encoding, separator);
}

}  // namespace shouwang::demo
