"""Prints the known answers of the tests in this folder, computed without anything of this folder but a published key.

    apt-get install python3-cryptography
    sed -n "/^  transport:/,/',$/p" lab/crypto/fixture-keys.ts | grep -o "'.*'" | tr -d "'" | base64 -d > transport.der
    /usr/bin/python3 lab/crypto/known-answers.py transport.der

RSA-OAEP pads with randomness, so `session key` comes out otherwise each time; any of its outputs is a valid answer.
"""
import hashlib
import hmac
import json
import struct
import sys
from base64 import b64encode, urlsafe_b64encode

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

session_key = bytes(range(32))
ctx = bytes(range(0xE8, 0x100))  # gives + and / in standard base64
payload = '{"refresh_token":"PRT","who":"ä"}'.encode()
response = b'{"token_type":"Bearer"}'
iv = bytes(range(0x40, 0x50))


def part(data):
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def header(**members):
    return part(json.dumps(members, separators=(",", ":")).encode())


def derive(context):
    return hmac.new(session_key, b"\0\0\0\1AzureAD-SecureConversation\0" + context + b"\0\0\1\0", hashlib.sha256).digest()


key_v1 = derive(ctx)
key_v2 = derive(hashlib.sha256(ctx + payload).digest())
print("key, version 1:", key_v1.hex())
print("key, version 2:", key_v2.hex())

for version, key in ((1, key_v1), (2, key_v2)):
    signed = header(alg="HS256", ctx=b64encode(ctx).decode(), **({"kdf_ver": 2} if version == 2 else {})) + "." + part(payload)
    print("request, version", version, ":", signed + "." + part(hmac.new(key, signed.encode(), hashlib.sha256).digest()))

response_header = header(alg="dir", enc="A256GCM", ctx=b64encode(ctx).decode())
fill = 16 - len(response) % 16
cbc = Cipher(algorithms.AES(key_v1), modes.CBC(iv)).encryptor()
print("response, cbc:", f"{response_header}..{part(iv)}.{part(cbc.update(response + bytes([fill]) * fill) + cbc.finalize())}.")
gcm = AESGCM(key_v1).encrypt(iv[:12], response, response_header.encode())
print("response, gcm:", f"{response_header}..{part(iv[:12])}.{part(gcm[:-16])}.{part(gcm[-16:])}")

public_key = serialization.load_der_private_key(open(sys.argv[1], "rb").read(), None).public_key()
wrapped = public_key.encrypt(session_key, padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None))
content = AESGCM(session_key).encrypt(iv[:12], b"\x20", None)
print("session key:", ".".join((header(enc="A256GCM", alg="RSA-OAEP"), part(wrapped), part(iv[:12]), part(content[:-16]), part(content[-16:]))))

blob = b"RSA1" + struct.pack("<5I", 2048, 3, 256, 0, 0) + b"\1\0\1" + public_key.public_numbers().n.to_bytes(256, "big")
print("SHA-256 of the key blob:", hashlib.sha256(blob).hexdigest())
