"""Signs in with adal, the library before msal, and prints what came of it as JSON. Arguments: as python-msal.py, with a resource for the scope."""
import json
import sys

import adal

authority, client_id, resource, confidential_id, secret, password = sys.argv[1:]


def outcome(result):
    return {"type": result["tokenType"], "user": result.get("userId"), "tenant": result.get("tenantId"), "refreshable": "refreshToken" in result}


def context():
    return adal.AuthenticationContext(authority, api_version=None)


def sign_in(user, password=password):
    first = context().acquire_token_with_username_password(resource, user, password, client_id)
    renewed = context().acquire_token_with_refresh_token(first["refreshToken"], client_id, resource)
    return {"first": outcome(first), "renewed": outcome({**first, **renewed}), "isNew": renewed["accessToken"] != first["accessToken"]}


def attempt(action):
    try:
        return action()
    except adal.AdalError as error:
        response = error.error_response if isinstance(error.error_response, dict) else {}
        return {"error": response.get("error"), "codes": response.get("error_codes"), "raised": str(error)}
    except Exception as error:
        return {"raised": type(error).__name__, "message": str(error)}


print(
    json.dumps(
        {
            "version": adal.__version__,
            "managed": attempt(lambda: sign_in("alex@contoso.com")),
            "federated": attempt(lambda: sign_in("robin@fabrikam.test")),
            "managedWrongPassword": attempt(lambda: sign_in("alex@contoso.com", "wrong")),
            "federatedWrongPassword": attempt(lambda: sign_in("robin@fabrikam.test", "wrong")),
            "unknownUser": attempt(lambda: sign_in("nobody@contoso.com")),
            "app": attempt(lambda: outcome(context().acquire_token_with_client_credentials(resource, confidential_id, secret))),
            "appWrongSecret": attempt(lambda: outcome(context().acquire_token_with_client_credentials(resource, confidential_id, "wrong"))),
        }
    )
)
