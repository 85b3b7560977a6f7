# kolour
