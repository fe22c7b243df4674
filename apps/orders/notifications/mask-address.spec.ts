import { maskAddress } from './mask-address.js';

it.each([
  ['foreman@example.com', 'f***@example.com'],
  ['a@b', 'a***@b'],
  ['Order desk', 'O***'],
  ['@example.com', '@***'],
  ['', '***'],
])('shows %j as %j', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});
