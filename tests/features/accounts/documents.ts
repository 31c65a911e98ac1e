/** The documents of the account tests. */

const AUTH = 'user { id username email role } accessToken refreshToken expiresAt';

export const REGISTER = `mutation($input: RegisterInput!) { register(input: $input) { ${AUTH} } }`;
export const LOGIN = `mutation($input: LoginInput!) { login(input: $input) { ${AUTH} } }`;
export const REFRESH = `mutation($input: RefreshTokenInput!) { refreshToken(input: $input) { ${AUTH} } }`;
export const LOGOUT = `mutation($input: LogoutInput) { logout(input: $input) { sessionCount } }`;
export const VIEWER = `{ viewer { id username displayName email role cursor } }`;
export const CREATE_USER = `mutation($input: CreateUserInput!) {
  createUser(input: $input) { cursor user { id username displayName email role } } }`;
export const SET_ROLE = `mutation($input: SetUserRoleInput!) { setUserRole(input: $input) { cursor user { id role } } }`;
export const DEACTIVATE = `mutation($input: DeactivateUserInput!) {
  deactivateUser(input: $input) { cursor user { id deactivatedAt } } }`;
export const REACTIVATE = `mutation($input: ReactivateUserInput!) {
  reactivateUser(input: $input) { cursor user { id deactivatedAt } } }`;
export const SET_PASSWORD = `mutation($input: SetUserPasswordInput!) { setUserPassword(input: $input) { user { id } } }`;
export const REQUEST_VERIFICATION = 'mutation { requestEmailVerification(input: {}) { user { id } } }';
export const VERIFY = 'mutation($input: VerifyEmailInput!) { verifyEmail(input: $input) { email } }';
export const REQUEST_RESET = `mutation($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { email } }`;
export const RESET = 'mutation($input: ResetPasswordInput!) { resetPassword(input: $input) { username } }';
export const CHANGE_PASSWORD = `mutation($input: ChangePasswordInput!) { changePassword(input: $input) { user { id } } }`;
export const UPDATE_PROFILE = `mutation($input: UpdateProfileInput!) {
  updateProfile(input: $input) { cursor user { id username displayName email timeZone language } } }`;
