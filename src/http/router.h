// Which route a method and a path belong to. Built once, read by all threads.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/route.h"

namespace shouwang::http {

class Router {
 public:
  // kUsage when two routes have the same method and shape of path, or the same operation.
  static Result<Router> Build(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string> parameters;
    std::vector<Method> allowed;  // of the path, when the method is not among them; empty: no such path
  };
  // A literal segment goes before a {parameter}; a parameter is never blank.
  Match Find(std::optional<Method> method, std::string_view path) const;

  const std::vector<Route>& routes() const { return *routes_; }

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::map<Method, const Route*> methods;
  };
  static const Node* Descend(const Node& node, const std::vector<std::string_view>& segments, size_t at,
                             std::vector<std::string_view>& values);

  std::unique_ptr<const std::vector<Route>> routes_;  // the nodes point into it
  std::unique_ptr<Node> root_;
};

}  // namespace shouwang::http
