// 04-trust 18: TLS 1.2 or later when exposed, plain HTTP on the loopback only.
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "http/test_raw_client.h"

namespace shouwang::http {

namespace {

class Tls : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / fmt::format("shouwang-tls-{}", getpid());
    std::filesystem::create_directories(folder_);
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
    X509_set_pubkey(certificate, key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_sign(certificate, key, EVP_sha256());
    options_.certificate_file = (folder_ / "certificate.pem").string();
    options_.key_file = (folder_ / "key.pem").string();
    FILE* file = fopen(options_.certificate_file.c_str(), "w");
    PEM_write_X509(file, certificate);
    fclose(file);
    file = fopen(options_.key_file.c_str(), "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // The reply as text; blank when there is no handshake.
  static std::string AskOverTls(uint16_t port, int version, const std::string& request) {
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    const timeval patience{10, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0);  // so that the refusal is the server's
    SSL_CTX_set_min_proto_version(context, version);
    SSL_CTX_set_max_proto_version(context, version);
    SSL* ssl = SSL_new(context);
    SSL_set_fd(ssl, descriptor);
    std::string reply;
    if (SSL_connect(ssl) == 1) {
      SSL_write(ssl, request.data(), static_cast<int>(request.size()));
      char bytes[4096];
      for (int count = 0; (count = SSL_read(ssl, bytes, sizeof(bytes))) > 0;) {
        reply.append(bytes, static_cast<size_t>(count));
      }
    }
    SSL_free(ssl);
    SSL_CTX_free(context);
    close(descriptor);
    return reply;
  }

  std::filesystem::path folder_;
  ServerOptions options_;
};

TEST_F(Tls, SpeaksTls12AndLaterOnly) {
  TestServer server(options_);
  const std::string request = Line("GET", "/api/echo");
  EXPECT_NE(AskOverTls(server.port(), TLS1_3_VERSION, request).find("200 OK"), std::string::npos);
  const std::string reply = AskOverTls(server.port(), TLS1_2_VERSION, request);
  EXPECT_NE(reply.find("200 OK"), std::string::npos);
  EXPECT_NE(reply.find("Strict-Transport-Security: max-age=31536000"), std::string::npos);
  EXPECT_EQ(AskOverTls(server.port(), TLS1_1_VERSION, request), "");
  EXPECT_EQ(AskOverTls(server.port(), TLS1_VERSION, request), "");
}

TEST_F(Tls, PlainTextGetsNoAnswer) {
  TestServer server(options_);
  EXPECT_EQ(server.Get("/api/echo").status, 0);
  EXPECT_NE(AskOverTls(server.port(), TLS1_3_VERSION, Line("GET", "/api/echo")).find("200 OK"), std::string::npos);
}

TEST_F(Tls, UnfinishedHandshakesAreCutOff) {
  options_.read_timeout_s = 1;
  TestServer server(options_);
  RawClient client(server.port());
  EXPECT_TRUE(client.IsClosed());
}

TEST_F(Tls, RefusalReachesTheClient) {
  TestServer server(options_);
  const std::string reply =
      AskOverTls(server.port(), TLS1_3_VERSION,
                 "POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x'));
  EXPECT_NE(reply.find("413 Content Too Large"), std::string::npos);
}

TEST_F(Tls, ExposedAddressNeedsACertificate) {
  for (const std::string host : {"0.0.0.0", "::", "10.0.0.1"}) {
    ServerOptions plain;
    plain.host = host;
    const auto refused = StartServer(plain, {});
    ASSERT_FALSE(refused) << host;
    EXPECT_EQ(refused.error().code, ErrorCode::kUsage) << host;
  }
  options_.host = "0.0.0.0";
  EXPECT_TRUE(StartServer(options_, {}));
  ServerOptions loopback;
  loopback.host = "127.0.0.2";
  EXPECT_TRUE(StartServer(loopback, {}));
}

TEST_F(Tls, BadOptionsAreSaidBeforeAnythingListens) {
  ServerOptions half = options_;
  half.key_file.clear();
  EXPECT_EQ(StartServer(half, {}).error().code, ErrorCode::kUsage);
  ServerOptions missing = options_;
  missing.certificate_file = (folder_ / "none.pem").string();
  EXPECT_EQ(StartServer(missing, {}).error().code, ErrorCode::kUsage);
  ServerOptions name;
  name.host = "localhost";
  EXPECT_EQ(StartServer(name, {}).error().code, ErrorCode::kUsage);
  TestServer first;
  ServerOptions taken;
  taken.port = first.port();
  EXPECT_EQ(StartServer(taken, {}).error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(StartServer({}, {EchoRoute(Method::kGet, "/a/{b}", "one"), EchoRoute(Method::kGet, "/a/{c}", "two")})
                .error()
                .code,
            ErrorCode::kUsage);
}

}  // namespace

}  // namespace shouwang::http
