/** Among what an audit record says was changed: which rights an application gets, and which application it is; the best first. */
export const SCOPES = ['ConsentAction.Permissions', 'DelegatedPermissionGrant.Scope', 'AppRole.Value'];
export const APPLICATIONS = ['ServicePrincipal.DisplayName', 'ServicePrincipal.ObjectID'];
