"""A real SMTP server (aiosmtpd) on two free ports of the loopback: one wants STARTTLS, the other is in TLS from the first byte, both
want a log-in. One JSON line per mail taken.

smtp_server.py CERTIFICATE KEY USER PASSWORD — prints {"port": N, "tlsPort": N} first and runs until it is killed or its parent is gone.
"""
import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

certificate, key, user, password = sys.argv[1:5]


def say(**facts):
    print(json.dumps(facts), flush=True)


class Mailbox:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown@"):
            return "550 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        say(sender=envelope.mail_from, receivers=envelope.rcpt_tos, tls=session.ssl is not None,
            content=envelope.content.decode("ascii"))
        return "250 taken"


def check(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == user.encode() and data.password == password.encode()
    return AuthResult(success=good, handled=False)


async def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Mailbox(), tls_context=context, require_starttls=True, auth_required=True,
                     auth_require_tls=True, authenticator=check, ident="real"), "127.0.0.1", 0)
    secured = await loop.create_server(
        lambda: SMTP(Mailbox(), auth_required=True, auth_require_tls=False, authenticator=check, ident="real"),
        "127.0.0.1", 0, ssl=context)
    say(port=server.sockets[0].getsockname()[1], tlsPort=secured.sockets[0].getsockname()[1])
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(0.2)


asyncio.run(main())
