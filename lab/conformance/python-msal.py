"""Signs in with msal and prints what came of it as JSON. Arguments: authority, client id, scope, client id with a secret, the secret, password."""
import json
import sys

import msal

authority, client_id, scope, confidential_id, secret, password = sys.argv[1:]


def outcome(result):
    """Tokens without their text, which is new each time; errors as they are."""
    if "error" in result:
        return {"error": result["error"], "codes": result.get("error_codes"), "suberror": result.get("suberror"), "description": result.get("error_description")}
    claims = result.get("id_token_claims", {})
    return {"type": result["token_type"], "user": claims.get("preferred_username"), "tenant": claims.get("tid"), "refreshable": "refresh_token" in result}


def sign_in(user, password=password):
    app = msal.PublicClientApplication(client_id, authority=authority)
    first = app.acquire_token_by_username_password(user, password, scopes=[scope])
    if "error" in first:
        return {"first": outcome(first)}
    account = app.get_accounts(user)[0]
    cached = app.acquire_token_silent([scope], account)
    renewed = app.acquire_token_silent([scope], account, force_refresh=True)
    return {"first": outcome(first), "fromCache": cached["access_token"] == first["access_token"], "renewed": outcome(renewed), "isNew": renewed["access_token"] != first["access_token"]}


def attempt(action):
    try:
        return action()
    except Exception as error:
        return {"raised": type(error).__name__, "message": str(error)}


confidential = msal.ConfidentialClientApplication(confidential_id, client_credential=secret, authority=authority)
impostor = msal.ConfidentialClientApplication(confidential_id, client_credential="wrong", authority=authority)
default_scope = scope.rsplit("/", 1)[0] + "/.default"
print(
    json.dumps(
        {
            "version": msal.__version__,
            "managed": attempt(lambda: sign_in("alex@contoso.com")),
            "federated": attempt(lambda: sign_in("robin@fabrikam.test")),
            "managedWrongPassword": attempt(lambda: sign_in("alex@contoso.com", "wrong")),
            "federatedWrongPassword": attempt(lambda: sign_in("robin@fabrikam.test", "wrong")),
            "unknownUser": attempt(lambda: sign_in("nobody@contoso.com")),
            "app": attempt(lambda: outcome(confidential.acquire_token_for_client([default_scope]))),
            "appWrongSecret": attempt(lambda: outcome(impostor.acquire_token_for_client([default_scope]))),
        }
    )
)
