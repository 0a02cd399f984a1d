#include "http/router.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "http/messages.h"

namespace shouwang::http {

namespace {

std::vector<std::string_view> Segments(std::string_view path) {
  std::vector<std::string_view> segments;
  size_t begin = 1;
  while (begin <= path.size()) {
    const size_t end = std::min(path.find('/', begin), path.size());
    segments.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

bool IsParameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

}  // namespace

Result<Router> Router::Build(std::vector<Route> routes) {
  Router router;
  router.routes_ = std::make_unique<const std::vector<Route>>(std::move(routes));
  router.root_ = std::make_unique<Node>();
  std::set<std::string> operations;
  for (const Route& route : *router.routes_) {
    Node* node = router.root_.get();
    for (const std::string_view segment : Segments(route.path)) {
      std::unique_ptr<Node>& next =
          IsParameter(segment) ? node->parameter : node->literals.try_emplace(std::string(segment)).first->second;
      if (!next) {
        next = std::make_unique<Node>();
      }
      node = next.get();
    }
    if (!node->methods.emplace(route.method, &route).second || !operations.insert(route.operation).second) {
      return Fail(ErrorCode::kUsage, fmt::format(messages::kRoutesClash, route.path));
    }
  }
  return router;
}

const Router::Node* Router::Descend(const Node& node, const std::vector<std::string_view>& segments, size_t at,
                                    std::vector<std::string_view>& values) {
  if (at == segments.size()) {
    return node.methods.empty() ? nullptr : &node;
  }
  if (const auto literal = node.literals.find(segments[at]); literal != node.literals.end()) {
    if (const Node* found = Descend(*literal->second, segments, at + 1, values)) {
      return found;
    }
  }
  if (node.parameter && !segments[at].empty()) {
    values.push_back(segments[at]);
    if (const Node* found = Descend(*node.parameter, segments, at + 1, values)) {
      return found;
    }
    values.pop_back();
  }
  return nullptr;
}

Router::Match Router::Find(std::optional<Method> method, std::string_view path) const {
  Match match;
  std::vector<std::string_view> values;
  const Node* node = Descend(*root_, Segments(path), 0, values);
  if (node == nullptr) {
    return match;
  }
  const auto found = method ? node->methods.find(*method) : node->methods.end();
  if (found == node->methods.end()) {
    for (const auto& [allowed, route] : node->methods) {
      match.allowed.push_back(allowed);
    }
    return match;
  }
  match.route = found->second;
  size_t next = 0;
  for (const std::string_view segment : Segments(match.route->path)) {
    if (IsParameter(segment)) {
      match.parameters.emplace(segment.substr(1, segment.size() - 2), values[next++]);
    }
  }
  return match;
}

}  // namespace shouwang::http
