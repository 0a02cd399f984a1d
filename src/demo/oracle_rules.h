// The rules of the packs, each given the facts of one household; used by oracle.cpp only.
#pragma once

#include <functional>

#include "demo/facts.h"

namespace shouwang::demo {

// Takes a clue: the person is null for clues about the household.
using Found = std::function<void(Word rule, Word kind, Word risk, const Member* person)>;

void QualityOfPersons(const County& county, const Home& home,
                      const Found& found);                                            // NQ-01…04 06 08 10 11 17 18
void QualityOfHousehold(const County& county, const Home& home, const Found& found);  // NQ-05 07 09 12…16
void QingxinRisks(const County& county, const Home& home, const Found& found);        // QX-C01…04
void HuizeRisks(const County& county, const Home& home, const Found& found);          // HZ-R01…09
void HuizeWatches(const County& county, const Home& home, const Found& found);        // HZ-K01…03
void HuizeExclusions(const County& county, const Home& home, const Found& found);     // HZ-X01…10

// The same name but for characters that stand for any one character: private-use code points, ? * □.
bool NamesAgree(std::string_view left, std::string_view right);

}  // namespace shouwang::demo
