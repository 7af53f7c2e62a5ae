"""Prints what Python's e-mail package reads in mails, an eye that is not ours: read_mail.py files…; "next" ends each."""
import email
import email.header
import email.policy
import email.utils
import sys

sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")


def body(part):
    """The decoded text with LF line ends and without the last one, in hex."""
    text = part.get_payload(decode=True).replace(b"\r\n", b"\n")
    return (text[:-1] if text.endswith(b"\n") else text).hex()


def tell(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    old = email.message_from_bytes(raw)
    parts = list(mail.iter_parts())
    defects = list(mail.defects) + [d for part in parts for d in part.defects]
    defects += [d for value in mail.values() for d in getattr(value, "defects", [])]
    print("defects:", len(defects), *(repr(d) for d in defects) if defects else ())
    for name in ("from", "to"):
        # Before Python 3.13 the new interface puts a space between two encoded words of a name (RFC 2047 §6.2 says it must
        # not), so that the number and the address come from it and the name from the old one.
        (mailbox,) = mail[name].addresses
        (shown, address), = email.utils.getaddresses([old[name]])
        shown = str(email.header.make_header(email.header.decode_header(shown)))
        print(f"{name}: {shown} | {address if address == mailbox.addr_spec else 'two opinions'}")
    print("subject:", mail["subject"])
    print("message-id:", mail["message-id"].strip())
    print("date:", mail["date"].datetime.isoformat())
    print("auto-submitted:", mail["auto-submitted"])
    print("parts:", *(part.get_content_type() for part in parts))
    print("text:", body(parts[0]))
    print("html:", body(parts[1]))
    print("next")


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        tell(file.read())
