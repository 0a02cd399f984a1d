#include "http/reply_check.h"

#include <gtest/gtest.h>

namespace shouwang::http {

namespace {

Route Described() {
  Route route;
  route.operation = "readThing";
  route.reply = Object({{"id", Integer(1, 9), {}}, {"name", Text().Nullable(), {}}});
  return route;
}

Reply Body(std::string body, int status = 200) {
  Reply reply;
  reply.status = status;
  reply.body = std::move(body);
  return reply;
}

TEST(ReplyCheck, WhatIsDescribedFits) {
  EXPECT_TRUE(CheckReply(Described(), Body(R"({"id":1,"name":null})")));
  EXPECT_TRUE(CheckReply(Described(), Body("problem", 404)));
  Route made = Described();
  made.success = 201;
  EXPECT_TRUE(CheckReply(made, Body(R"({"id":1,"name":"a"})", 201)));
  Route gone;
  gone.success = 204;
  EXPECT_TRUE(CheckReply(gone, Body("", 204)));
  Route file;
  file.reply_type = "text/csv";
  EXPECT_TRUE(CheckReply(file, Body("a,b\n")));
  Route events;
  events.reply_type = "text/event-stream";
  Reply stream;
  stream.events = [](const std::shared_ptr<EventStream>&) {};
  EXPECT_TRUE(CheckReply(events, stream));
}

TEST(ReplyCheck, AnythingElseDoesNot) {
  for (const char* body :
       {"", "{", "{}", R"({"id":1})", R"({"id":10,"name":"a"})", R"({"id":1,"name":"a","more":1})"}) {
    EXPECT_FALSE(CheckReply(Described(), Body(body))) << body;
  }
  EXPECT_FALSE(CheckReply(Described(), Body(R"({"id":1,"name":null})", 201)));
  Reply text = Body(R"({"id":1,"name":null})");
  text.content_type = "text/plain";
  EXPECT_FALSE(CheckReply(Described(), text));
  Reply stream;
  stream.events = [](const std::shared_ptr<EventStream>&) {};
  EXPECT_FALSE(CheckReply(Described(), stream));
  Route undescribed;
  EXPECT_FALSE(CheckReply(undescribed, Body("{}")));
  Route gone;
  gone.success = 204;
  EXPECT_FALSE(CheckReply(gone, Body("{}", 204)));
}

TEST(ReplyCheck, SaysWhereAndNotWhat) {
  const Status unlike = CheckReply(Described(), Body(R"({"id":"530381199001011234","name":7})"));
  ASSERT_FALSE(unlike);
  EXPECT_EQ(unlike.error().code, ErrorCode::kInternal);
  EXPECT_NE(unlike.error().what.find("readThing"), std::string::npos);
  EXPECT_NE(unlike.error().what.find("/id"), std::string::npos);
  EXPECT_NE(unlike.error().what.find("/name"), std::string::npos);
  EXPECT_EQ(unlike.error().what.find("1990"), std::string::npos);
}

}  // namespace

}  // namespace shouwang::http
