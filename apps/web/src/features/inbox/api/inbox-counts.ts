export { countInboxOptions } from '../../../lib/api/generated/@tanstack/react-query.gen';
