// Parts of uploads and runs as JSON: what the store keeps in a text column and the API shows. Unknown members are left
// alone, missing ones are blank, so that rows of an earlier version stay readable.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "ingest/preview.h"
#include "intake/run.h"
#include "intake/upload.h"
#include "policy/dataset.h"

namespace shouwang::intake {

nlohmann::json ToJson(const Mapping& mapping);
Mapping MappingFrom(const nlohmann::json& json);
nlohmann::json ToJson(const std::vector<SheetCounts>& sheets);
std::vector<SheetCounts> SheetsFrom(const nlohmann::json& json);
nlohmann::json ToJson(const std::vector<Replacement>& replaced);
std::vector<Replacement> ReplacedFrom(const nlohmann::json& json);
nlohmann::json ToJson(const std::vector<RunInput>& inputs);
std::vector<RunInput> InputsFrom(const nlohmann::json& json);
nlohmann::json ToJson(const std::vector<RunFile>& files);
std::vector<RunFile> FilesFrom(const nlohmann::json& json);
nlohmann::json ToJson(const RunCounts& counts);
RunCounts CountsFrom(const nlohmann::json& json);

// What the person who handed a file in is shown: sheets with their headers, first rows, rejects; everything masked.
nlohmann::json PreviewJson(const ingest::Preview& preview, const std::vector<policy::Dataset>& datasets);

}  // namespace shouwang::intake
