// A part of a dataset while it is being written; for emitter.cpp and emitter_files.cpp only.
#pragma once

#include "demo/emitter.h"

namespace shouwang::demo {

struct Emitter::OpenPart {
  Part spec;
  std::string file;        // with its ending
  std::string sheet_name;  // blank for text files
  TableSheet* sheet = nullptr;
  uint64_t count = 0;  // rows of data

  bool workbook() const {
    return spec.format == Format::kXlsx || spec.format == Format::kXlsxShared || spec.format == Format::kXls ||
           spec.format == Format::kOds;
  }
  bool Takes(uint64_t block) const;
};

}  // namespace shouwang::demo
