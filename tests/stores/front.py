"""nginx in front of a store: what people have between them and a store, by the first part of the path.

The rest of the path is the store's: with Oxigraph behind it, /basic/query, /basic/update and /basic/store?graph=….

| first part    | answer                                                                                           |
|---------------|--------------------------------------------------------------------------------------------------|
| /open         | the store's                                                                                      |
| /basic        | the store's for USER and PASSWORD, or FOREIGN_USER and FOREIGN_PASSWORD, in UTF-8; else 401 Basic |
| /bearer       | the store's for `Authorization: Bearer TOKEN`; else 401 Bearer                                   |
| /301 … /308   | 301, 302, 307 or 308 to /open on the same origin                                                 |
| /away-302     | 302 to /open on another origin: the same host, another port                                      |
| /away-307     | 307 to the same                                                                                  |
| /basic-away   | as /basic, but 307 to /open on the other origin for those who are let in                         |
| /loop         | 307 to itself                                                                                    |
| /limit-16k    | the store's where the body is no longer than 16 KiB; else 413                                    |
| /limit-1m     | the store's where the body is no longer than 1 MiB, nginx's own default; else 413                |
| /429          | 429, Retry-After: 1                                                                              |
| /503          | 503, Retry-After: 1                                                                              |
| /503-hour     | 503, Retry-After: 3600                                                                           |
| /html         | 200 and a page that asks to log in                                                               |
| /403          | 403 and a page of HTML                                                                           |
| /502, /504    | 502, 504 and a page of HTML, as nginx gives it                                                   |
| anything else | 404 and a page of HTML                                                                           |

The other origin answers /open alone, from the same store, and notes whether it was sent a login: see `Front.noted`.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from stores.plain import call
from stores.running import HOST, Running, free_port
from stores.servers import lacking

if TYPE_CHECKING:
    from stores.store import Store

USER, PASSWORD = "ann", "good:pass word"
FOREIGN_USER, FOREIGN_PASSWORD = "jürgen", "pässwörd €"
TOKEN = "a.token-of_many~characters=="

SETTINGS = """
daemon off;
master_process off;
pid nginx.pid;
events {{ worker_connections 256; }}
http {{
  log_format noted '$server_port|$request_method|$request_uri|$status|$http_authorization';
  access_log noted noted;
  client_body_temp_path body;
  proxy_temp_path proxied;
  fastcgi_temp_path unused;
  uwsgi_temp_path unused;
  scgi_temp_path unused;
  client_max_body_size 0;
  proxy_read_timeout 120s;
  proxy_http_version 1.1;
  upstream store {{ server {store}; }}
  server {{
    listen {host}:{port};
    location / {{ return 404; }}
    location /open/ {{ proxy_pass http://store/; }}
    location /basic/ {{ auth_basic "store"; auth_basic_user_file users; proxy_pass http://store/; }}
    location /bearer/ {{
      error_page 401 @challenge;
      if ($http_authorization != "Bearer {token}") {{ return 401; }}
      proxy_pass http://store/;
    }}
    location @challenge {{ internal; add_header WWW-Authenticate 'Bearer realm="store"' always; return 401; }}
    location ~ ^/301(/.*)$ {{ return 301 http://{host}:{port}/open$1$is_args$args; }}
    location ~ ^/302(/.*)$ {{ return 302 http://{host}:{port}/open$1$is_args$args; }}
    location ~ ^/307(/.*)$ {{ return 307 http://{host}:{port}/open$1$is_args$args; }}
    location ~ ^/308(/.*)$ {{ return 308 http://{host}:{port}/open$1$is_args$args; }}
    location ~ ^/away-302(/.*)$ {{ return 302 http://{host}:{other}/open$1$is_args$args; }}
    location ~ ^/away-307(/.*)$ {{ return 307 http://{host}:{other}/open$1$is_args$args; }}
    location /basic-away/ {{ auth_basic "store"; auth_basic_user_file users; try_files /nothing @away; }}
    location @away {{ if ($uri ~ ^/basic-away(/.*)$) {{ return 307 http://{host}:{other}/open$1$is_args$args; }} }}
    location /loop/ {{ return 307 http://{host}:{port}$request_uri; }}
    location /limit-16k/ {{ client_max_body_size 16k; proxy_pass http://store/; }}
    location /limit-1m/ {{ client_max_body_size 1m; proxy_pass http://store/; }}
    location /429/ {{ add_header Retry-After 1 always; return 429; }}
    location /503/ {{ add_header Retry-After 1 always; return 503; }}
    location /503-hour/ {{ add_header Retry-After 3600 always; return 503; }}
    location /html/ {{ default_type text/html; return 200 "<!doctype html><title>Log in</title><form><input name=user></form>"; }}
    location /403/ {{ return 403; }}
    location /502/ {{ return 502; }}
    location /504/ {{ return 504; }}
  }}
  server {{
    listen {host}:{other};
    location / {{ return 404; }}
    location /open/ {{ proxy_pass http://store/; }}
  }}
}}
"""


def hashed(password: str) -> str:
    """Give a password as nginx keeps it; as plain text it could not hold a colon."""
    return "{SHA}" + base64.b64encode(hashlib.sha1(password.encode(), usedforsecurity=False).digest()).decode()


class Noted(NamedTuple):
    """A request as nginx saw it; `away` tells that it came to the other origin, `login` what kind of login came with it."""

    away: bool
    method: str
    path: str
    status: int
    login: str


class Front:
    """nginx in front of a store that runs, started with `with`; `address("basic", "query")` gives an address."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.port, self.other = free_port(), free_port()
        self.folder = Path()
        self.running: Running | None = None

    @staticmethod
    def missing() -> str | None:
        """Say what has to be installed."""
        return lacking("nginx", "nginx")

    def address(self, first: str, rest: str = "") -> str:
        """Give an address by the first part of its path."""
        return f"http://{HOST}:{self.port}/{first}/{rest}"

    def away(self, rest: str = "") -> str:
        """Give an address of the other origin."""
        return f"http://{HOST}:{self.other}/open/{rest}"

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="stancegraph-nginx-"))
        values = {"host": HOST, "port": self.port, "other": self.other, "token": TOKEN, "store": f"{HOST}:{self.store.port}"}
        (self.folder / "settings").write_text(SETTINGS.format(**values))
        users = {USER: PASSWORD, FOREIGN_USER: FOREIGN_PASSWORD}
        (self.folder / "users").write_text("".join(f"{user}:{hashed(word)}\n" for user, word in users.items()), encoding="utf-8")
        try:
            words = ["nginx", "-p", str(self.folder), "-c", "settings", "-e", "stderr"]
            self.running = Running(words, self.folder)
            self.running.wait_until(lambda: call("GET", self.address("html"), limit=5).status == 200)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.running:
            self.running.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def noted(self, number: int = 0) -> list[Noted]:
        """List the requests so far, once there are so many: nginx notes a request when it has answered it."""
        last = time.monotonic() + 5
        while len(lines := (self.folder / "noted").read_text(encoding="utf-8", errors="replace").splitlines()) < number:
            assert time.monotonic() < last, f"{len(lines)} requests of {number} came"
            time.sleep(0.01)
        return [self.read(line) for line in lines]

    def forget(self) -> None:
        """Forget the requests so far."""
        (self.folder / "noted").write_bytes(b"")

    def read(self, line: str) -> Noted:
        """Read a line of its notes."""
        port, method, path, status, login = line.split("|", 4)
        return Noted(int(port) == self.other, method, path, int(status), "" if login == "-" else login.split()[0])
