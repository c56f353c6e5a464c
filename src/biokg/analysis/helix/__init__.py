"""The triple helix: organisations in their spheres, how these are tied, and who brokers between them."""

from .spheres import SPHERES, Broker, Crossing, Helix, Member, helix, sphere_of

__all__ = ["SPHERES", "Broker", "Crossing", "Helix", "Member", "helix", "sphere_of"]
