// shouwang init and serve: a county's server. Each returns the exit status.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace shouwang::cli {

struct InitArguments {
  std::string dir;
  std::string database;   // URL; blank: SQLite in the folder
  std::string county;     // 6 digits
  std::string divisions;  // table of towns and villages
  std::string policies;   // folder of packs; blank: those that come with the program
  std::string cipher = "sm4";
};

int RunInit(const InitArguments& arguments, const Context& context);

struct ServeArguments {
  std::string dir;
  std::string host = "127.0.0.1";
  uint16_t port = 8642;
  std::string certificate;
  std::string key;
  std::string web;  // folder of the pages; blank: none
  std::vector<std::string> admin_networks;
  std::vector<std::string> trusted_proxies;
  std::string memory = "4GB";  // of a comparison
  unsigned threads = 0;
  double requests_per_second = 200;  // of an address; 0: no limit
  // Of the public page; 0: no limit.
  double public_reports_per_hour = 20;           // of an address
  double public_look_ups_per_minute = 10;        // of an address
  int64_t public_reports_per_village_day = 100;  // of a village
  std::string backup_at = "02:30";               // Beijing time; "never": no backups but those asked for
  size_t keep_backups = 14;
  std::string breached_passwords;  // file; blank: only those the program knows
  bool check_replies = false;      // each against its description: for tests
};

int RunServe(const ServeArguments& arguments, const Context& context);

}  // namespace shouwang::cli
