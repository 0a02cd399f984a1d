// One connection to the record's database. Internal to the store.
#pragma once

#include <soci/soci.h>

#include <memory>
#include <typeindex>
#include <unordered_map>

namespace shouwang::store {

// `sql` is SOCI's session. Statements that run often are kept prepared: a struct that owns a soci::statement with its
// bound variables, made once for each connection:
//
//   struct FindPerson {
//     explicit FindPerson(soci::session& sql) : statement((sql.prepare << "SELECT …", soci::use(id), soci::into(name)))
//     {} int64_t id = 0;  std::string name;  soci::statement statement;   // in this order: bound before prepared
//   };
//   auto& find = connection.Prepared<FindPerson>();  find.id = 7;  find.statement.execute(true);
//
// Not for several threads at once.
class Connection {
 public:
  enum class Kind : uint8_t { kSqlite, kPostgres };

  Connection(Kind kind, const std::string& parameters);

  soci::session sql;
  Kind kind() const { return kind_; }

  template <typename T>
  T& Prepared() {
    std::shared_ptr<void>& kept = prepared_[std::type_index(typeid(T))];
    if (!kept) kept = std::make_shared<T>(sql);
    return *static_cast<T*>(kept.get());
  }

  // The end of a transaction. A kept statement that gave its first row and was left there would otherwise hold SQLite's
  // snapshot open: later reads would see the past, and writes be refused.
  void Commit();
  void Rollback();

  // After a change of the schema.
  void ForgetPrepared() { prepared_.clear(); }

 private:
  void ResetStatements();

  Kind kind_;
  std::unordered_map<std::type_index, std::shared_ptr<void>> prepared_;
};

}  // namespace shouwang::store
