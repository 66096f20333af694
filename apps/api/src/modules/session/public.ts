/** SQL may read the view `writers` (user_id, name): who wrote an answer. */
export { mountAuth } from './auth-handler.js';
export { AuthService } from './auth.service.js';
export { SessionModule } from './session.module.js';
export { SignInTriesService } from './sign-in-tries.service.js';
