#include "tabular/xls_maker.h"

#include <algorithm>
#include <vector>

namespace shouwang::tabular {
namespace {

constexpr size_t kSectorBytes = 512;
constexpr size_t kMinStreamBytes = 4096;  // smaller ones would have to be in the mini stream
constexpr uint32_t kEndOfChain = 0xFFFFFFFE;
constexpr uint32_t kTableSector = 0xFFFFFFFD;
constexpr uint32_t kFree = 0xFFFFFFFF;

void Put(uint64_t value, size_t bytes, std::string& out) {
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::string DirectoryEntry(std::string_view name, uint8_t type, uint32_t child, uint32_t start, uint32_t size) {
  std::string entry;
  for (const char c : name) Put(static_cast<unsigned char>(c), 2, entry);
  entry.resize(64);
  Put(name.size() * 2 + 2, 2, entry);
  Put(type, 1, entry);
  Put(1, 1, entry);
  Put(kFree, 4, entry);
  Put(kFree, 4, entry);
  Put(child, 4, entry);
  entry.resize(116);
  Put(start, 4, entry);
  Put(size, 4, entry);
  entry.resize(128);
  return entry;
}

}  // namespace

std::string MakeRecord(uint16_t type, std::string_view data) {
  std::string record;
  Put(type, 2, record);
  Put(data.size(), 2, record);
  record += data;
  return record;
}

// Sectors: the allocation table, the directory, then the stream.
std::string MakeOle(std::string_view stream_name, std::string_view stream) {
  const size_t size = std::max(stream.size(), kMinStreamBytes);
  const auto sectors = static_cast<uint32_t>((size + kSectorBytes - 1) / kSectorBytes);
  const auto tables = static_cast<uint32_t>((sectors + 2) / (kSectorBytes / 4 - 1) + 1);
  std::string out = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  out.resize(24);
  Put(0x3E, 2, out);
  Put(3, 2, out);
  Put(0xFFFE, 2, out);
  Put(9, 2, out);
  Put(6, 2, out);
  out.resize(44);
  Put(tables, 4, out);
  Put(tables, 4, out);  // the directory is the first sector after the tables
  Put(0, 4, out);
  Put(kMinStreamBytes, 4, out);
  Put(kEndOfChain, 4, out);
  Put(0, 4, out);
  Put(kEndOfChain, 4, out);
  Put(0, 4, out);
  for (uint32_t i = 0; i < 109; ++i) Put(i < tables ? i : kFree, 4, out);
  for (uint32_t i = 0; i < tables; ++i) Put(kTableSector, 4, out);
  Put(kEndOfChain, 4, out);
  for (uint32_t i = 1; i <= sectors; ++i) Put(i == sectors ? kEndOfChain : tables + 1 + i, 4, out);
  while (out.size() < kSectorBytes * (1 + tables)) Put(kFree, 4, out);
  out += DirectoryEntry("Root Entry", 5, 1, kEndOfChain, 0);
  out += DirectoryEntry(stream_name, 2, kFree, tables + 1, static_cast<uint32_t>(size));
  out.resize(kSectorBytes * (2 + tables));
  out += stream;
  out.resize(kSectorBytes * (2 + tables + sectors));
  return out;
}

}  // namespace shouwang::tabular
