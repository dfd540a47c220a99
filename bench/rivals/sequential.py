"""The script that people write first: one person after another, boto3 as it comes."""

import email
import email.policy
import json
import re
import sys
import time

import boto3
from botocore.handlers import set_list_objects_encoding_type_url

POLL_SECONDS = 0.1

folder, count = sys.argv[1], int(sys.argv[2])
with open(f"{folder}/config.json", encoding="utf-8") as file:
    config = json.load(file)

client_id = config["cognito"]["clientId"]
inbox = config["confirmation"]["inbox"]
session = boto3.Session(
    region_name=config["region"], aws_access_key_id="local", aws_secret_access_key="local"
)
endpoint = config["endpoints"]["s3"]
cognito = session.client("cognito-idp", endpoint_url=endpoint)
s3 = session.client("s3", endpoint_url=endpoint)
# The local AWS knows no `encoding-type`; its keys need none.
s3.meta.events.unregister(
    "before-parameter-build.s3.ListObjectsV2", set_list_objects_encoding_type_url
)
ses = session.client("ses", endpoint_url=endpoint)
read = set()


def await_code(address):
    while True:
        pages = s3.get_paginator("list_objects_v2").paginate(
            Bucket=inbox["bucket"], Prefix=inbox["prefix"]
        )
        for key in [entry["Key"] for page in pages for entry in page.get("Contents", [])]:
            if key in read or key.endswith("AMAZON_SES_SETUP_NOTIFICATION"):
                continue
            read.add(key)
            body = s3.get_object(Bucket=inbox["bucket"], Key=key)["Body"].read()
            mail = email.message_from_bytes(body, policy=email.policy.default)
            text = mail.get_body(("plain", "html")).get_content()
            if mail["To"].addresses[0].addr_spec == address:
                return re.search(r"\b\d{6}\b", text).group()
        time.sleep(POLL_SECONDS)


def onboard(name):
    address, password = f"{name}@example.com", f"Passw0rd!{name}"
    cognito.sign_up(
        ClientId=client_id,
        Username=name,
        Password=password,
        UserAttributes=[{"Name": "email", "Value": address}],
    )
    cognito.confirm_sign_up(
        ClientId=client_id, Username=name, ConfirmationCode=await_code(address)
    )
    tokens = cognito.initiate_auth(
        ClientId=client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": name, "PASSWORD": password},
    )["AuthenticationResult"]
    user = cognito.get_user(AccessToken=tokens["AccessToken"])
    sub = next(entry["Value"] for entry in user["UserAttributes"] if entry["Name"] == "sub")
    s3.put_object(
        Bucket=config["storage"]["bucket"],
        Key=f"users/{sub}/profile.json",
        Body=json.dumps({"sub": sub, "username": name, "attributes": {"email": address}}),
        ContentType="application/json",
    )
    ses.send_email(
        Source=config["mail"]["from"],
        Destination={"ToAddresses": [address]},
        Message={
            "Subject": {"Data": "Welcome"},
            "Body": {"Text": {"Data": f"Hello {name},\n\nyour account is ready.\n"}},
        },
    )


started_at = time.monotonic()
for index in range(count):
    onboard(f"person-{index}")
print(json.dumps({"users": count, "seconds": time.monotonic() - started_at}))
