#include "base/clock.h"

#include <gtest/gtest.h>

namespace shouwang {
namespace {

TEST(ClockTest, TheDayIsBeijings) {
  EXPECT_EQ(BeijingDay(0).Iso(), "1970-01-01");
  EXPECT_EQ(BeijingDay(1654012799999).Iso(), "2022-05-31");  // 15:59:59.999 UTC
  EXPECT_EQ(BeijingDay(1654012800000).Iso(), "2022-06-01");
}

TEST(ClockTest, MomentsAreShownInBeijingTime) {
  EXPECT_EQ(BeijingTime(1653955200123), "2022-05-31T08:00:00.123+08:00");
  EXPECT_EQ(BeijingTime(-1), "1970-01-01T07:59:59.999+08:00");
}

}  // namespace
}  // namespace shouwang
