// How long a county's register takes from table files to the record on SQLite: reading and comparing, accepting, and
// comparing once more with what is then there. Prints seconds and peak memory.
//
//   bench_registry_import POLICIES FILE…       FILE: tables of the register (household.xlsx, person.xlsx …)
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

#include "engine/duckdb_engine.h"
#include "intake/pack_shelf.h"
#include "registry/import_flow.h"
#include "registry/registry.h"
#include "seal/file_vault.h"
#include "seal/ring_sealer.h"
#include "store/access/access_tables.h"
#include "store/core/database.h"
#include "store/core/store_record.h"
#include "store/registry/registry_tables.h"

namespace {

using namespace shouwang;  // NOLINT: a program of one file

template <typename T>
T Good(Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << FormatError(result.error()) << "\n";
  std::exit(1);
}
void Good(const Status& status) {
  if (status) return;
  std::cerr << FormatError(status.error()) << "\n";
  std::exit(1);
}

double ProcessorSeconds(const rusage& usage) {
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double Timed(const char* what, const std::function<void()>& work) {
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const auto start = std::chrono::steady_clock::now();
  work();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  std::cout << what << "\t" << seconds << " s\tprocessor " << ProcessorSeconds(after) - ProcessorSeconds(before)
            << " s\tpeak " << after.ru_maxrss / 1024 << " MB" << std::endl;
  return seconds;
}

// The county as the server would open it, in a folder of its own.
struct County {
  explicit County(const std::filesystem::path& directory, const char* policies)
      : packs(policies, engine::MakeDuckdbParser) {
    const seal::KeyFiles keys = seal::KeyFilesOf(directory);
    Good(seal::KeyRing::Create(keys, seal::Cipher::kSm4));
    sealer = Good(seal::MakeSealer(keys, clock));
    vault = Good(seal::FileVault::Open(directory / "files", keys, clock));
    store::DatabaseOptions options;
    options.url = "sqlite:" + (directory / "record.db").string();
    options.create = true;
    database = Good(store::Database::Open(options, *sealer, clock));
    store::Repositories repositories;
    repositories.audit = store::MakeAuditTrail;
    repositories.divisions = store::MakeDivisions;
    repositories.registry = store::MakeRegistry;
    repositories.registry_imports = store::MakeRegistryImports;
    record = store::MakeRecord(*database, repositories);
    pack = Good(packs.Contracts());
  }

  void Write(const std::function<Status(record::Tables&)>& change) {
    Good(record->Write(caller, [&](record::Tables& tables) -> Status {
      tables.audit().Append({"bench", "", "done", ""});
      return change(tables);
    }));
  }

  registry::Import Compare(char** files, int count) {
    registry::Import import;
    Write([&](record::Tables& tables) -> Status {
      import = registry::OpenImport(tables, "");
      return {};
    });
    for (int i = 0; i < count; ++i) {
      std::ifstream file(files[i], std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      const std::string digest = Good(vault->Keep(bytes));
      Write([&](record::Tables& tables) -> Status {
        const auto added = registry::AddImportFile(tables, import.id, std::filesystem::path(files[i]).filename(),
                                                   digest, static_cast<int64_t>(bytes.size()));
        return added ? Status() : Fail(added.error());
      });
    }
    const registry::ImportTools tools{*record, *sealer, *vault, threads};
    // Each file raised the version.
    Good(registry::CompareImport(tools, caller, import.id, count + 1, {*pack, BeijingDay(clock.NowMs())}));
    Good(record->Read(caller, [&](record::Tables& tables) -> Status {
      import = tables.registry_imports().Find(import.id).value();
      return {};
    }));
    return import;
  }

  const SystemClock clock;
  const access::Caller caller = access::Caller::System("bench");
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  std::unique_ptr<seal::Sealer> sealer;
  std::unique_ptr<seal::FileVault> vault;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<record::Record> record;
  intake::PackShelf packs;
  intake::PackPointer pack;
};

}  // namespace

int main(int argc, char** argv) {
  char folder[] = "/tmp/shouwang-bench-XXXXXX";
  if (argc < 3 || mkdtemp(folder) == nullptr) return 2;
  County county(folder, argv[1]);
  registry::Import import;
  double total = Timed("read and compare", [&] { import = county.Compare(argv + 2, argc - 2); });
  total += Timed("accept", [&] {
    county.Write([&](record::Tables& tables) {
      return registry::AcceptImport(tables, *county.sealer, county.threads, import.id, import.version);
    });
  });
  std::cout << "import in all\t" << total << " s\t" << import.counts["differences"].dump() << std::endl;
  Timed("read and compare again", [&] { import = county.Compare(argv + 2, argc - 2); });
  std::cout << "differences now\t" << import.counts["differences"].dump() << std::endl;
  uint64_t persons = 0;
  Timed("go through the register", [&] {
    Good(county.record->Read(county.caller, [&](record::Tables& tables) -> Status {
      registry::RegisterChunk chunk;
      do {
        chunk = tables.registry().ReadChunk(chunk.last, 10'000);
        persons += chunk.persons.size();
      } while (!chunk.last.empty());
      return {};
    }));
  });
  std::cout << "persons\t" << persons << std::endl;
  std::filesystem::remove_all(folder);
}
