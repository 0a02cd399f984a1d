// The list of low-income layers as a workbook: a household a row, a column a layer, who says so and when.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "clues/workbook.h"
#include "monitoring/layers.h"

namespace shouwang::monitoring {

struct LayerBookHead {
  std::string place;                               // its name
  std::map<std::string, std::string> places;       // names of towns and villages by code
  std::map<std::string, std::string> departments;  // titles by code name
  std::vector<LowIncomeSource> sources;
};

Status WriteLayers(const std::filesystem::path& path, const LayerBookHead& head,
                   const std::vector<LayerHousehold>& households, const clues::ExportMark& mark);

}  // namespace shouwang::monitoring
